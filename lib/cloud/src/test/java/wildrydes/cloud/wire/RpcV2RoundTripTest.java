package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.ServedDoor;

/** Smithy RPC v2 CBOR: every operation of the services that are addressed by target, every member, both ways. */
class RpcV2RoundTripTest {

    private static final String KINESIS = "Kinesis_20131202";
    private static final String COGNITO = "AWSCognitoIdentityService";

    private static EchoService kinesis;
    private static EchoService cognito;
    private static ServedDoor door;
    private static HttpClient http;

    @BeforeContainer
    static void open() {
        kinesis = new EchoService(KinesisClient.class);
        cognito = new EchoService(CognitoIdentityClient.class);
        door = new ServedDoor(
                List.of(
                        new Service("kinesis", "kinesis", KINESIS, kinesis.implementation(), (r, c) -> "*"),
                        new Service("cognito", "cognito-identity", COGNITO, cognito.implementation(), (r, c) -> "*")),
                WallTime.system(),
                Gate.administratorsOnly());
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterContainer
    static void close() {
        door.close();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void kinesisKeepsEveryRequestAndAnswer(@ForAll("kinesisCalls") Exchange exchange) {
        keeps(kinesis, KINESIS, "kinesis", exchange);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void cognitoKeepsEveryRequestAndAnswer(@ForAll("cognitoCalls") Exchange exchange) {
        keeps(cognito, COGNITO, "cognito-identity", exchange);
    }

    @Provide
    Arbitrary<Exchange> kinesisCalls() {
        return Exchange.any(kinesis, AnyModel.ALL, AnyModel.ALL);
    }

    @Provide
    Arbitrary<Exchange> cognitoCalls() {
        return Exchange.any(cognito, AnyModel.ALL, AnyModel.ALL);
    }

    @Example
    void everyOperationIsServed() {
        for (EchoService.Call call : kinesis.calls().values()) {
            keeps(
                    kinesis,
                    KINESIS,
                    "kinesis",
                    Exchange.any(List.of(call), AnyModel.ALL, AnyModel.ALL).sample());
        }
        for (EchoService.Call call : cognito.calls().values()) {
            keeps(
                    cognito,
                    COGNITO,
                    "cognito-identity",
                    Exchange.any(List.of(call), AnyModel.ALL, AnyModel.ALL).sample());
        }
    }

    private static void keeps(EchoService service, String target, String signingName, Exchange exchange) {
        service.answers(exchange.response());
        String operation = Operation.nameAtAws(exchange.call().request());

        HttpResponse<byte[]> answer = send(
                "/service/" + target + "/operation/" + operation,
                signingName,
                SmithyCbor.write(SmithyCbor.plain(exchange.request())));

        assertThat(answer.statusCode()).as(operation).isEqualTo(200);
        assertThat(answer.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/cbor");
        assertThat(service.asked()).isEqualTo(exchange.request());
        assertThat(SmithyCbor.read(answer.body())).isEqualTo(SmithyCbor.plain(exchange.response()));
    }

    private static HttpResponse<byte[]> send(String path, String service, byte[] body) {
        URI uri = door.endpoint().resolve(path);
        Map<String, String> headers = new TreeMap<>(Map.of(
                "host",
                door.endpoint().getAuthority(),
                "smithy-protocol",
                "rpc-v2-cbor",
                "content-type",
                "application/cbor"));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        Signatures.sign(ServedDoor.KEY, ServedDoor.REGION, service, Instant.now(), "POST", path, "", headers, body)
                .forEach((name, value) -> {
                    if (!name.equals("host")) {
                        request.header(name, value);
                    }
                });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
