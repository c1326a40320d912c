package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import wildrydes.cloud.door.ServedDoor;

/** Lambda (REST-JSON) and S3 (REST-XML) through their real clients: every operation, every member, both ways, and errors. */
class RestRoundTripTest {

    /**
     * Their clients put something else on the wire than the model says, or go to another host; that of a bucket's policy puts it
     * into XML before it reads it, which makes line feeds of carriage returns ({@code BucketPolicyTest} has that operation).
     */
    private static final Set<String> SPECIAL = Set.of(
            "getBucketLocation", "getBucketPolicy", "writeGetObjectResponse", "createSession", "listDirectoryBuckets");

    private static EchoedClient<LambdaClient> lambda;
    private static EchoedClient<S3Client> s3;
    private static ServedDoor door;

    @BeforeContainer
    static void open() {
        lambda = new EchoedClient<>(
                LambdaClient.class, "lambda", new Address.RestJson(), AnyModel.ALL, AnyModel.ALL, Set.of());
        s3 = new EchoedClient<>(
                S3Client.class,
                "s3",
                new Address.RestXml(Map.of()),
                AnyModel.XML,
                AnyModel.XML,
                SPECIAL,
                RestRoundTripTest::isRewritten);
        door = EchoedClient.door(lambda, s3);
        lambda.connect(door, LambdaClient.builder());
        s3.connect(door, S3Client.builder().forcePathStyle(true));
    }

    @AfterContainer
    static void close() {
        lambda.close();
        s3.close();
        door.close();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void lambdaKeepsEveryRequestAndAnswer(@ForAll("lambdaCalls") Exchange exchange) {
        lambda.keeps(exchange);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void s3KeepsEveryRequestAndAnswer(@ForAll("s3Calls") Exchange exchange) {
        s3.keeps(exchange);
    }

    @Provide
    Arbitrary<Exchange> lambdaCalls() {
        return lambda.exchanges();
    }

    @Provide
    Arbitrary<Exchange> s3Calls() {
        return s3.exchanges();
    }

    /** The SDK itself leaves out the configuration of a new bucket in us-east-1 that names no place. */
    private static boolean isRewritten(Object request) {
        return request instanceof CreateBucketRequest create
                && create.createBucketConfiguration() != null
                && create.createBucketConfiguration().locationConstraint() == null
                && create.createBucketConfiguration().location() == null;
    }

    @Example
    void everyOperationIsFoundFromWhatTheSdksOwnMarshallersSend() {
        lambda.keepsEveryOperation();
        s3.keepsEveryOperation();
    }

    @Example
    void anExceptionOfTheServiceArrivesAsItself() {
        lambda.echo()
                .fails(ResourceNotFoundException.builder()
                        .message("Function not found: fly")
                        .type("User")
                        .statusCode(404)
                        .build());
        assertThatThrownBy(() -> lambda.client().getFunction(request -> request.functionName("fly")))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Function not found: fly");
                    assertThat(e.type()).isEqualTo("User");
                    assertThat(e.statusCode()).isEqualTo(404);
                });
        s3.echo()
                .fails(NoSuchKeyException.builder()
                        .message("The specified key does not exist.")
                        .statusCode(404)
                        .build());
        assertThatThrownBy(() ->
                        s3.client().getObject(request -> request.bucket("herd").key("fly")))
                .isInstanceOfSatisfying(NoSuchKeyException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchKey");
                    assertThat(e.requestId()).matches("[0-9a-f-]{36}");
                });
    }
}
