package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.lambda.ServedFunctions.ARN;
import static wildrydes.cloud.lambda.ServedFunctions.NAME;
import static wildrydes.cloud.lambda.ServedFunctions.ROLE;
import static wildrydes.cloud.lambda.ServedFunctions.refused;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.ServedCloud;

/** What a function may not be, in AWS's words; none of these requests leaves anything behind. */
class RulesTest {

    @TempDir
    static Path folder;

    private static ServedFunctions functions;

    @BeforeAll
    static void open() {
        functions = ServedFunctions.begin(folder);
        functions.role("Analytics", "kinesisanalytics.amazonaws.com");
    }

    @AfterAll
    static void close() {
        functions.close();
    }

    private static void invalid(String sentence, Consumer<CreateFunctionRequest.Builder> request) {
        refused("InvalidParameterValueException", sentence, () -> functions.ask(request));
        assertThat(functions.client.listFunctions().functions()).isEmpty();
    }

    private static void broken(String sentence, Consumer<CreateFunctionRequest.Builder> request) {
        refused("ValidationException", "1 validation error detected: " + sentence, () -> functions.ask(request));
    }

    @Test
    void itsRoleMustTrustLambda() {
        String sentence = "The role defined for the function cannot be assumed by Lambda.";
        invalid(sentence, request -> request.role("arn:aws:iam::000000000000:role/Analytics"));
        invalid(sentence, request -> request.role("arn:aws:iam::000000000000:role/none"));
        broken(
                "Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                        + " arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
                request -> request.role("r1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java8.al2", "java11", "java17", "java21", "java25"})
    void everyRuntimeOfJavaIsTaken(String runtime) {
        assertThat(functions.ask(request -> request.runtime(runtime)).runtimeAsString())
                .isEqualTo(runtime);
        functions.client.deleteFunction(request -> request.functionName(NAME));
    }

    @Test
    void otherRuntimesAreRefusedInWords() {
        invalid(
                "The runtime python3.12 is not available here: this local cloud runs Java. Use java25, java21, java17,"
                        + " java11 or java8.al2.",
                request -> request.runtime("python3.12"));
        invalid(
                "The runtime parameter of java8 is no longer supported for creating or updating AWS Lambda functions. We"
                        + " recommend you use a supported runtime while creating or updating functions.",
                request -> request.runtime("java8"));
        invalid(
                "Value cobol85 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs20.x,"
                        + " python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25,"
                        + " python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17,"
                        + " nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2] or be a"
                        + " valid ARN",
                request -> request.runtime("cobol85"));
        invalid(
                "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
                request -> request.handler(null));
        invalid(
                "PackageType Image is not available in this local cloud; leave it out.",
                request -> request.packageType("Image"));
    }

    @Test
    void numbersAreBounded() {
        broken(
                "Value '64' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to"
                        + " 128",
                request -> request.memorySize(64));
        broken(
                "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
                request -> request.timeout(901));
        broken(
                "Value '511' at 'ephemeralStorage.size' failed to satisfy constraint: Member must have value greater than"
                        + " or equal to 512",
                request -> request.ephemeralStorage(storage -> storage.size(511)));
        broken(
                "Value 'my handler' at 'handler' failed to satisfy constraint: Member must satisfy regular expression"
                        + " pattern: [^\\s]+",
                request -> request.handler("my handler"));
        broken(
                "Value '[sparc]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member"
                        + " must satisfy enum value set: [x86_64, arm64], Member must not be null]",
                request -> request.architecturesWithStrings("sparc"));
    }

    @Test
    void namesAreBounded() {
        broken(
                "Value 'invalid:function:name' at 'functionName' failed to satisfy constraint: Member must satisfy regular"
                        + " expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))"
                        + "?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
                request -> request.functionName("invalid:function:name"));
        String name = "a".repeat(65);
        invalid(
                "1 validation error detected: Value '" + name
                        + "' at 'functionName' failed to satisfy constraint: Member must have length less than or equal"
                        + " to 64",
                request -> request.functionName(name));
        refused(
                "AccessDeniedException",
                null,
                () -> functions.ask(request -> request.functionName(ARN.replace("000000000000", "123456789012"))));
    }

    @Test
    void theEnvironmentIsBounded() {
        invalid(
                "Lambda was unable to configure your environment variables because the environment variables you have"
                        + " provided contains reserved keys that are currently not supported for modification. Reserved"
                        + " keys used in this request: AWS_REGION, LAMBDA_TASK_ROOT",
                request -> request.environment(environment ->
                        environment.variables(Map.of("AWS_REGION", "x", "LAMBDA_TASK_ROOT", "y", "OK", "z"))));
        String large = "x".repeat(4096);
        invalid(
                "Lambda was unable to configure your environment variables because the environment variables you have"
                        + " provided exceeded the 4KB limit. String measured: {\"LARGE\":\"" + large + "\"}",
                request -> request.environment(environment -> environment.variables(Map.of("LARGE", large))));
        broken(
                "Value '{1A=x}' at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint:"
                        + " [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
                request -> request.environment(environment -> environment.variables(Map.of("1A", "x"))));
    }

    @Test
    void whatIsNotHereIsRefusedInWords() {
        invalid(
                "VpcConfig is not available in this local cloud; leave it out.",
                request -> request.vpcConfig(vpc -> vpc.subnetIds("subnet-1")));
        invalid(
                "SnapStart of published versions is not available in this local cloud; leave it out.",
                request -> request.snapStart(snap -> snap.applyOn("PublishedVersions")));
        invalid(
                "LogFormat JSON is not available in this local cloud; leave it out.",
                request -> request.loggingConfig(logging -> logging.logFormat("JSON")));
        invalid(
                "A dead letter target other than an SQS queue is not available in this local cloud; leave it out.",
                request -> request.deadLetterConfig(
                        letters -> letters.targetArn("arn:aws:sns:us-east-1:000000000000:topic")));
    }

    @Test
    void whatMeansNothingIsTakenAndKept() {
        CreateFunctionResponse created = functions.ask(request -> request.vpcConfig(vpc -> vpc.subnetIds(List.of()))
                .tracingConfig(tracing -> tracing.mode("Active"))
                .snapStart(snap -> snap.applyOn("None"))
                .architecturesWithStrings("arm64")
                .loggingConfig(logging -> logging.logFormat("Text").logGroup("/unicorns"))
                .kmsKeyArn(""));

        assertThat(created.tracingConfig().modeAsString()).isEqualTo("Active");
        assertThat(created.architecturesAsStrings()).containsExactly("arm64");
        assertThat(created.loggingConfig().logGroup()).isEqualTo("/unicorns");
        functions.client.deleteFunction(request -> request.functionName(NAME));
    }

    @Test
    void itsCodeMustBeAZipFile() {
        String unreadable = "Could not unzip uploaded file. Please check your file, then try to upload again.";
        invalid(unreadable, request -> request.code(code -> code.zipFile(SdkBytes.fromUtf8String("no zip"))));
        invalid(unreadable, request -> request.code(code -> code.zipFile(Zips.sdk("../escaped.class"))));
        invalid("Uploaded file must be a non-empty zip", request -> request.code(code -> code.zipFile(Zips.sdk())));
        invalid("Please provide a source for function code.", request -> request.code(code -> code.s3Bucket("bucket")));
    }

    @Test
    void itsCodeMayLieInABucketThatTheCallerCanRead() {
        invalid(
                "Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does"
                        + " not exist",
                request -> request.code(code -> code.s3Bucket("no-such-bucket").s3Key("a.zip")));
        try (S3Client s3 = functions.cloud.s3(ServedCloud.ADMINISTRATOR)) {
            s3.createBucket(bucket -> bucket.bucket("packages"));
            invalid(
                    "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does"
                            + " not exist.",
                    request -> request.code(code -> code.s3Bucket("packages").s3Key("a.zip")));
            s3.putObject(
                    object -> object.bucket("packages").key("a.zip"), RequestBody.fromBytes(Zips.of("a/Rides.class")));
            assertThat(functions
                            .ask(request -> request.code(
                                    code -> code.s3Bucket("packages").s3Key("a.zip")))
                            .codeSize())
                    .isEqualTo(Zips.of("a/Rides.class").length);
        }
        functions.client.deleteFunction(request -> request.functionName(NAME));
    }

    @Test
    void aPackageTooLargeForARequestIsRefusedAsAtAws() {
        refused(
                "RequestEntityTooLargeException",
                null,
                () -> functions.ask(
                        request -> request.code(code -> code.zipFile(SdkBytes.fromByteArray(new byte[13 << 20])))));
    }

    @Test
    void itsRoleIsCheckedAgainOnlyWhenItIsNamed() {
        functions.create();
        functions.iam.updateAssumeRolePolicy(policy -> policy.roleName("Functions")
                .policyDocument(
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                                + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));

        assertThat(functions
                        .client
                        .updateFunctionConfiguration(
                                request -> request.functionName(NAME).timeout(4))
                        .timeout())
                .isEqualTo(4);
        functions.settle();
        refused(
                "InvalidParameterValueException",
                "The role defined for the function cannot be assumed by Lambda.",
                () -> functions.client.updateFunctionConfiguration(
                        request -> request.functionName(NAME).role(ROLE)));
        functions.iam.updateAssumeRolePolicy(policy -> policy.roleName("Functions")
                .policyDocument(
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                                + "\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        functions.client.deleteFunction(request -> request.functionName(NAME));
    }
}
