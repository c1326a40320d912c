package wildrydes.kernel.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A line between an object in the kernel and its picture in the front end, over which both send messages. {@link Comms}
 * opens one. May be used by several threads.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">Custom messages</a>
 */
public interface Comm {

    /** Its id, the same on both ends. */
    String id();

    /** The name of what the front end makes of it. */
    String target();

    /** Sends a message; does nothing when the line is closed. */
    void send(Message message);

    /** Closes the line on both ends. */
    void close(Message last);

    /** Sets what takes the front end's messages: on a thread for such messages, in order, also while a cell runs. */
    void onMessage(Consumer<Message> taker);

    /** Sets what is told when the front end closes the line. */
    void onClose(Consumer<Message> taker);

    /**
     * A message.
     *
     * @param data maps, lists, texts, numbers, booleans and null
     * @param metadata of the message around it; most have none
     * @param buffers binary parts
     */
    record Message(Map<String, @Nullable Object> data, Map<String, @Nullable Object> metadata, List<byte[]> buffers) {

        public Message {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
            buffers = List.copyOf(buffers);
        }

        /** A message of data only. */
        public static Message of(Map<String, ? extends @Nullable Object> data) {
            return new Message(new LinkedHashMap<String, @Nullable Object>(data), Map.of(), List.of());
        }
    }
}
