package wildrydes.cloud.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS says of documents that it refuses; quotes are written as apostrophes. */
class PolicyReaderTest {

    private static final String GOOD = "'Effect':'Allow','Action':'s3:*','Resource':'*'";

    private static void refused(String document, PolicyType type, String sentence) {
        assertThatThrownBy(() -> PolicyReader.read(document.replace('\'', '"'), type))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "not json; Syntax errors in policy.",
                "[]; Syntax errors in policy.",
                "{'Version':'2012-10-17'}; Syntax errors in policy.",
                "{'Version':'2012-10-17','Statement':[]}; Syntax errors in policy.",
                "{'Version':'2011-10-17','Statement':{" + GOOD + "}}; Syntax errors in policy.",
                "{'Version':'2012-10-17','Other':1,'Statement':{" + GOOD + "}}; Syntax errors in policy.",
                "{'Version':'2012-10-17','Statement':{'Effect':'Maybe','Action':'s3:*','Resource':'*'}};"
                        + " Syntax errors in policy.",
                "{'Version':'2012-10-17','Statement':{" + GOOD + ",'NotAction':'s3:*'}}; Syntax errors in policy.",
                "{'Version':'2012-10-17','Statement':{" + GOOD + ",'Condition':{'StringSounds':{'a':'b'}}}};"
                        + " Syntax errors in policy.",
                "{'Statement':{" + GOOD + "}}; Policy document must be version 2012-10-17 or greater.",
                "{'Version':'2012-10-17','Statement':{'Effect':'allow','Action':'s3:*','Resource':'*'}};"
                        + " The policy failed legacy parsing",
                "{'Version':'2012-10-17','Statement':[{'Sid':'a'," + GOOD + "},{'Sid':'a'," + GOOD + "}]};"
                        + " Statement IDs (SID) in a single policy must be unique.",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Resource':'*'}};"
                        + " Policy statement must contain actions.",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*'}};"
                        + " Policy statement must contain resources.",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'bucket'}};"
                        + " Resource bucket must be in ARN format or \"*\".",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:other:s3'}};"
                        + " Partition \"other\" is not valid for resource \"arn:other:s3:*:*:*\".",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws'}};"
                        + " Resource vendor must be fully qualified and cannot contain regexes.",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:us-east-1::b'}};"
                        + " Resource arn:aws:s3:us-east-1::b can not contain region information.",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:iam::1:roles/x'}};"
                        + " IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/,"
                        + " instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/,"
                        + " report/, access-report/.",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'PutRecord','Resource':'*'}};"
                        + " Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'a:b:c','Resource':'*'}};"
                        + " Actions/Condition can contain only one colon.",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s_3:*','Resource':'*'}};"
                        + " Vendor s_3 is not valid",
                "{'Version':'2012-10-17','Statement':{" + GOOD + ",'Principal':'*'}};"
                        + " Policy document should not specify a principal."
            })
    void anIdentityPolicyIsRefusedInAwssWords(String document, String sentence) {
        refused(document, PolicyType.IDENTITY, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "nothing; This policy contains invalid Json",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'sts:AssumeRole'}};"
                        + " Missing required field Principal",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':{},'Action':'sts:AssumeRole'}};"
                        + " Missing required field Principal cannot be empty!",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','Resource':'*'}};"
                        + " Has prohibited field Resource",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':'*','Action':'*'}};"
                        + " AssumeRole policy may only specify STS AssumeRole actions."
            })
    void aTrustPolicyIsRefusedInAwssWords(String document, String sentence) {
        refused(document, PolicyType.TRUST, sentence);
    }

    @Test
    void whatTheLabWritesIsRead() {
        PolicyDocument document = PolicyReader.read("""
                {"Version":"2012-10-17","Id":"dashboard","Statement":{"Effect":"Allow","Action":["kinesis:Get*"],
                "NotResource":"arn:aws:kinesis:us-east-1:000000000000:*/wildrydes/consumer/*:*",
                "Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"k:n":[1,2]}}}}
                """, PolicyType.IDENTITY);

        assertThat(document.id()).isEqualTo("dashboard");
        assertThat(document.conditionKeys()).containsExactly("aws:securetransport", "k:n");
    }
}
