package wildrydes.kernel.api;

import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Opens lines to objects in the front end, and takes those that the front end opens.
 *
 * <pre>{@code
 * Comm counter = Comms.open("counter", Comm.Message.of(Map.of("start", 1)));
 * counter.onMessage(message -> System.out.println(message.data().get("clicks")));
 * }</pre>
 */
public final class Comms {

    /** Where lines begin; a kernel sets its own once, before the first cell. */
    public interface Exchange {

        Comm open(String target, Comm.Message first);

        void accept(String target, BiConsumer<Comm, Comm.Message> taker);
    }

    private static volatile Exchange exchange = new DeadExchange();

    private Comms() {}

    /**
     * Opens a line to what the front end registered under this name.
     *
     * @param first what it is opened with
     */
    public static Comm open(String target, Comm.Message first) {
        return exchange.open(target, first);
    }

    /** Takes lines that the front end opens under this name, with their first message. */
    public static void accept(String target, BiConsumer<Comm, Comm.Message> taker) {
        exchange.accept(target, taker);
    }

    /** For the kernel: lines begin at this exchange from now on. */
    public static void on(Exchange kernel) {
        exchange = kernel;
    }

    /** Outside a kernel nobody is at the other end. */
    private static final class DeadExchange implements Exchange {

        @Override
        public Comm open(String target, Comm.Message first) {
            return new DeadComm(UUID.randomUUID().toString(), target);
        }

        @Override
        public void accept(String target, BiConsumer<Comm, Comm.Message> taker) {}
    }

    private record DeadComm(String id, String target) implements Comm {

        @Override
        public void send(Message message) {}

        @Override
        public void close(Message last) {}

        @Override
        public void onMessage(Consumer<Message> taker) {}

        @Override
        public void onClose(Consumer<Message> taker) {}
    }
}
