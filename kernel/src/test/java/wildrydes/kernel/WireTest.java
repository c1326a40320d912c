package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.KernelClient;

/** What is no message, or no message of a friend, is logged and changes nothing. */
class WireTest {

    private static final Map<String, Object> CODE = Map.of("code", "forged");

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"SHELL", "CONTROL", "STDIN"})
    void framesThatAreNoMessageAreIgnored(Channel channel) throws Exception {
        try (var kernel = new TestKernel()) {
            KernelClient client = kernel.client();
            client.sendRaw(channel, List.of(utf8("hello")));
            client.sendRaw(channel, List.of(utf8("<IDS|MSG>"), utf8("two")));
            client.sendRaw(channel, List.of(utf8("<IDS|MSG>"), utf8(""), utf8("{}"), utf8("{}"), utf8("{}")));
            client.sendRaw(channel, List.of(new byte[0], new byte[0], new byte[0]));

            assertThat(client.kernelInfo()).containsEntry("status", "ok");
            assertThat(client.interrupt().status()).isEqualTo("ok");
            kernel.awaitLog(log -> log.lines()
                            .filter(line -> line.contains(" frames are none."))
                            .count()
                    == 4);
            assertThat(kernel.log())
                    .contains("WARNING Ignored what arrived on the " + channel + " socket. A message has a delimiter, a"
                            + " signature and four parts; these 2 frames are none.");
        }
    }

    @Test
    void aWrongSignatureIsIgnored() throws Exception {
        try (var kernel = new TestKernel()) {
            KernelClient client = kernel.client();
            send(client, frames -> replaced(frames, 1, utf8("0".repeat(64))));
            send(client, frames -> replaced(frames, 1, new byte[0]));
            send(client, frames -> replaced(frames, 5, utf8("{\"code\": \"other\"}")));

            assertThat(client.execute("good").count()).isEqualTo(1);
            assertThat(kernel.log().lines().filter(line -> line.contains("The signature does not fit the message")))
                    .hasSize(3);
        }
    }

    @Test
    void fieldsOfAWrongTypeAreNamedAndIgnored() throws Exception {
        try (var kernel = new TestKernel()) {
            KernelClient client = kernel.client();
            client.send(Channel.SHELL, "execute_request", Map.of("code", 5));
            client.send(Channel.SHELL, "execute_request", Map.of());
            client.send(Channel.SHELL, "execute_request", Map.of("code", "a", "silent", "no"));
            client.send(Channel.SHELL, "execute_request", Map.of("code", "a", "user_expressions", List.of()));
            client.send(Channel.SHELL, "complete_request", Map.of("code", "a", "cursor_pos", 1.5));
            client.send(Channel.SHELL, "history_request", Map.of("hist_access_type", true));
            client.send(Channel.SHELL, "comm_open", Map.of("comm_id", "x"));
            client.send(Channel.STDIN, "input_reply", Map.of("value", Map.of()));

            assertThat(client.execute("good").count()).isEqualTo(1);
            kernel.awaitLog(log -> log.contains("The field value of the content must be a text and is {}."));
            assertThat(kernel.log())
                    .contains("The field code of the content must be a text and is 5.")
                    .contains("The field code of the content must be a text and is null.")
                    .contains("The field silent of the content must be true or false and is no.")
                    .contains("The field user_expressions of the content must be an object and is [].")
                    .contains("The field cursor_pos of the content must be a whole number and is 1.5.")
                    .contains("The field hist_access_type of the content must be a text and is true.")
                    .contains("The field target_name of the content must be a text and is null.");
        }
    }

    @Test
    void anUnknownTypeIsLoggedOnceAndIgnored() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.client().send(Channel.SHELL, "dance_request", Map.of());
            kernel.client().send(Channel.CONTROL, "dance_request", Map.of());

            assertThat(kernel.client().execute("good").resultText()).isEqualTo("good");
            assertThat(kernel.client().interrupt().status()).isEqualTo("ok");
            assertThat(kernel.log().lines().filter(line -> line.contains("dance_request")))
                    .singleElement()
                    .asString()
                    .endsWith("WARNING Ignored a message of the unknown type dance_request, and all later ones.");
        }
    }

    private static void send(KernelClient client, UnaryOperator<List<byte[]>> spoil) {
        client.sendRaw(Channel.SHELL, spoil.apply(client.frames("execute_request", CODE)));
    }

    private static List<byte[]> replaced(List<byte[]> frames, int index, byte[] frame) {
        var changed = new ArrayList<byte[]>(frames);
        changed.set(index, frame);
        return changed;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
