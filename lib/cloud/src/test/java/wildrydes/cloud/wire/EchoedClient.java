package wildrydes.cloud.wire;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.ServedDoor;

/** A service that echoes, and the SDK's real client before it. */
final class EchoedClient<C extends SdkAutoCloseable> {

    private final Class<C> type;
    private final Service service;
    private final EchoService echo;
    private final String asked;
    private final String told;
    private final Set<String> special;
    private final Predicate<Object> rewritten;
    private C client;

    /**
     * @param type the interface of the SDK's synchronous client
     * @param asked the characters of texts in requests' bodies
     * @param told the characters of texts in answers' bodies
     * @param special methods that put something else on the wire than the model says, or go to another host
     */
    EchoedClient(Class<C> type, String name, Address address, String asked, String told, Set<String> special) {
        this(type, name, address, asked, told, special, request -> false);
    }

    /** @param rewritten requests that the client itself changes before it sends them */
    EchoedClient(
            Class<C> type,
            String name,
            Address address,
            String asked,
            String told,
            Set<String> special,
            Predicate<Object> rewritten) {
        this.type = type;
        this.echo = new EchoService(type);
        this.service = new Service(name, name, address, echo.implementation(), (request, caller) -> "*");
        this.asked = asked;
        this.told = told;
        this.special = special;
        this.rewritten = rewritten;
    }

    /** A door before several such services. */
    static ServedDoor door(EchoedClient<?>... clients) {
        List<Service> services =
                List.of(clients).stream().map(one -> one.service).toList();
        return new ServedDoor(services, WallTime.system(), Gate.administratorsOnly());
    }

    <B extends AwsClientBuilder<B, C>> void connect(ServedDoor door, B builder) {
        client = door.client(builder);
    }

    C client() {
        return client;
    }

    EchoService echo() {
        return echo;
    }

    private List<EchoService.Call> calls() {
        return echo.calls().values().stream()
                .filter(call -> !special.contains(call.method()))
                .toList();
    }

    /** Exchanges of any operation. */
    Arbitrary<Exchange> exchanges() {
        return exchanges(calls());
    }

    private Arbitrary<Exchange> exchanges(List<EchoService.Call> calls) {
        return Exchange.any(calls, asked, told).filter(exchange -> !rewritten.test(exchange.request()));
    }

    void keeps(Exchange exchange) {
        exchange.keeps(echo, type, client);
    }

    /** The contract with the SDK: an upgrade that changes how an operation is sent or read fails here. */
    void keepsEveryOperation() {
        for (EchoService.Call call : calls()) {
            keeps(exchanges(List.of(call)).sample());
        }
    }

    void close() {
        client.close();
    }
}
