package wildrydes.cloud.cognito;

/**
 * What Cognito passes as session policies for guests in the enhanced flow: a session has only what its role and these allow
 * (awsdocs/amazon-cognito-developer-guide:doc_source/iam-roles.md). One half is a managed policy of AWS's; the other is
 * documented as a list of services, of which this is the part that the managed half does not have.
 */
final class GuestPolicy {

    static final String MANAGED = "arn:aws:iam::aws:policy/AmazonCognitoUnAuthedIdentitiesSessionPolicy";
    static final String INLINE_NAME = "Cognito's scope-down policy for guests";
    static final String INLINE = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["appsync:*","cloudwatch:*",\
            "cognito-identity:*","cognito-sync:*","dynamodb:*","execute-api:*","gamelift:*","iot:*","kinesis:*",\
            "lambda:*","lex:*","logs:*","machinelearning:*","mobileanalytics:*","s3:*","sdb:*","ses:*","sns:*",\
            "sqs:*","sumerian:View*","textract:AnalyzeDocument","textract:DetectDocumentText"],\
            "Resource":"*"}]}""";

    private GuestPolicy() {}
}
