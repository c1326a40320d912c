package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.ServedDoor;

/** Lambda (REST-JSON) and S3 (REST-XML) through their real clients: every operation, every member, both ways, and errors. */
class RestRoundTripTest {

    /**
     * Their clients put something else on the wire than the model says, or go to another host; that of a bucket's policy puts it
     * into XML before it reads it, which makes line feeds of carriage returns ({@code BucketPolicyTest} has that operation).
     */
    private static final Set<String> SPECIAL = Set.of(
            "getBucketLocation", "getBucketPolicy", "writeGetObjectResponse", "createSession", "listDirectoryBuckets");

    private static EchoService lambda;
    private static EchoService s3;
    private static ServedDoor door;
    private static LambdaClient lambdaClient;
    private static S3Client s3Client;

    @BeforeContainer
    static void open() {
        lambda = new EchoService(LambdaClient.class);
        s3 = new EchoService(S3Client.class);
        door = new ServedDoor(
                List.of(
                        new Service("lambda", "lambda", new Address.RestJson(), lambda.implementation(), (r, c) -> "*"),
                        new Service("s3", "s3", new Address.RestXml(Map.of()), s3.implementation(), (r, c) -> "*")),
                WallTime.system(),
                Gate.administratorsOnly());
        lambdaClient = door.client(LambdaClient.builder());
        s3Client = door.client(S3Client.builder().forcePathStyle(true));
    }

    @AfterContainer
    static void close() {
        lambdaClient.close();
        s3Client.close();
        door.close();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void lambdaKeepsEveryRequestAndAnswer(@ForAll("lambdaCalls") Exchange exchange) {
        exchange.keeps(lambda, LambdaClient.class, lambdaClient);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void s3KeepsEveryRequestAndAnswer(@ForAll("s3Calls") Exchange exchange) {
        exchange.keeps(s3, S3Client.class, s3Client);
    }

    @Provide
    Arbitrary<Exchange> lambdaCalls() {
        return Exchange.any(lambda, AnyModel.ALL, AnyModel.ALL);
    }

    @Provide
    Arbitrary<Exchange> s3Calls() {
        return Exchange.any(
                s3.calls().values().stream()
                        .filter(call -> !SPECIAL.contains(call.method()))
                        .toList(),
                AnyModel.XML,
                AnyModel.XML);
    }

    /** The contract with the SDK: an upgrade that changes how an operation is sent or read fails here. */
    @Example
    void everyOperationIsFoundFromWhatTheSdksOwnMarshallersSend() {
        for (EchoService.Call call : lambda.calls().values()) {
            Exchange.any(List.of(call), AnyModel.ALL, AnyModel.ALL)
                    .sample()
                    .keeps(lambda, LambdaClient.class, lambdaClient);
        }
        for (EchoService.Call call : s3.calls().values()) {
            if (!SPECIAL.contains(call.method())) {
                Exchange.any(List.of(call), AnyModel.XML, AnyModel.XML).sample().keeps(s3, S3Client.class, s3Client);
            }
        }
    }

    @Example
    void anExceptionOfTheServiceArrivesAsItself() {
        lambda.fails(ResourceNotFoundException.builder()
                .message("Function not found: fly")
                .type("User")
                .statusCode(404)
                .build());
        assertThatThrownBy(() -> lambdaClient.getFunction(request -> request.functionName("fly")))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Function not found: fly");
                    assertThat(e.type()).isEqualTo("User");
                    assertThat(e.statusCode()).isEqualTo(404);
                });
        s3.fails(NoSuchKeyException.builder()
                .message("The specified key does not exist.")
                .statusCode(404)
                .build());
        assertThatThrownBy(() ->
                        s3Client.getObject(request -> request.bucket("herd").key("fly")))
                .isInstanceOfSatisfying(NoSuchKeyException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchKey");
                    assertThat(e.requestId()).matches("[0-9a-f-]{36}");
                });
    }
}
