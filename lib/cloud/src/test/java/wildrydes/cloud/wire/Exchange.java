package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/** A call of any operation through one of the SDK's clients, with what is to arrive on either side. */
record Exchange(EchoService.Call call, AwsRequest request, AwsResponse response, byte[] sent, byte[] answered) {

    /**
     * Exchanges with a service.
     *
     * @param asked the characters of texts in requests' bodies
     * @param told the characters of texts in answers' bodies
     */
    static Arbitrary<Exchange> any(EchoService service, String asked, String told) {
        return any(List.copyOf(service.calls().values()), asked, told);
    }

    static Arbitrary<Exchange> any(List<EchoService.Call> calls, String asked, String told) {
        Arbitrary<byte[]> bodies = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        return Arbitraries.of(calls)
                .flatMap(call -> AnyModel.of(call.request(), asked)
                        .flatMap(request -> AnyModel.of(call.response(), told)
                                .flatMap(response ->
                                        bodies.map(body -> new Exchange(call, request, response, body, body)))));
    }

    /** Makes the call and looks at both sides. */
    void keeps(EchoService service, Class<?> type, Object client) {
        service.answers(response, answered);
        Object received = make(type, client);

        assertThat(Plain.of(service.asked())).isEqualTo(Plain.of(request));
        if (call.readsStream()) {
            assertThat(service.body()).isEqualTo(sent);
        }
        if (received instanceof ResponseBytes<?> bytes) {
            assertThat(bytes.asByteArrayUnsafe()).isEqualTo(answered);
            received = bytes.response();
        }
        assertThat(Plain.of((AwsResponse) received)).isEqualTo(Plain.of(response));
    }

    private Object make(Class<?> type, Object client) {
        try {
            if (call.readsStream()) {
                return type.getMethod(call.method(), request.getClass(), RequestBody.class)
                        .invoke(client, request, RequestBody.fromBytes(sent));
            }
            return call.answersStream()
                    ? type.getMethod(call.method(), request.getClass(), ResponseTransformer.class)
                            .invoke(client, request, ResponseTransformer.toBytes())
                    : type.getMethod(call.method(), request.getClass()).invoke(client, request);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(request + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
