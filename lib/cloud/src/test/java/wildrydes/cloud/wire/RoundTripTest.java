package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisRequest;
import wildrydes.cloud.door.ServedDoor;

/** What the SDK's client sends arrives as the same object, and what a service answers comes back as the same object. */
class RoundTripTest {

    private static EchoKinesis kinesis;
    private static ServedDoor door;
    private static KinesisClient cbor;
    private static KinesisClient json;

    @BeforeContainer
    static void open() {
        kinesis = new EchoKinesis();
        door = new ServedDoor(kinesis);
        cbor = door.cborClient();
        json = door.jsonClient();
    }

    @AfterContainer
    static void close() {
        cbor.close();
        json.close();
        door.close();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void cborKeepsEveryRequestAndAnswer(@ForAll("calls") Tuple2<AwsRequest, AwsResponse> call) {
        keeps(cbor, call.get1(), call.get2());

        assertThat(door.contentType()).isEqualTo("application/x-amz-cbor-1.1");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void jsonKeepsEveryRequestAndAnswer(@ForAll("calls") Tuple2<AwsRequest, AwsResponse> call) {
        keeps(json, call.get1(), call.get2());

        assertThat(door.contentType()).isEqualTo("application/x-amz-json-1.1");
    }

    @Provide
    Arbitrary<Tuple2<AwsRequest, AwsResponse>> calls() {
        return Arbitraries.of(
                        "PutRecord",
                        "PutRecords",
                        "GetRecords",
                        "GetShardIterator",
                        "DescribeStream",
                        "DescribeStreamConsumer",
                        "ListShards",
                        "ListStreams",
                        "AddTagsToStream",
                        "CreateStream")
                .flatMap(operation -> AnyModel.of(model(operation + "Request", AwsRequest.class))
                        .flatMap(request -> AnyModel.of(model(operation + "Response", AwsResponse.class))
                                .map(response -> Tuple.of(request, response))));
    }

    private static void keeps(KinesisClient client, AwsRequest request, AwsResponse response) {
        kinesis.answers(response);

        Object received = call(client, request);

        assertThat(kinesis.asked()).isEqualTo(request);
        // equals() of a response would compare its request id too
        assertThat(response.equalsBySdkFields(received))
                .as(response + " came as " + received)
                .isTrue();
    }

    private static Object call(KinesisClient client, AwsRequest request) {
        String name = request.getClass().getSimpleName().replaceAll("Request$", "");
        String method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        try {
            return KinesisClient.class.getMethod(method, request.getClass()).invoke(client, request);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(request + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> Class<? extends T> model(String name, Class<T> type) {
        try {
            return Class.forName(KinesisRequest.class.getPackageName() + "." + name)
                    .asSubclass(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
