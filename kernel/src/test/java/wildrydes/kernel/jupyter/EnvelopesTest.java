package wildrydes.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {

    private static final String HEADER = "{\"msg_id\": \"1\", \"msg_type\": \"x_request\", \"odd\": [1,  2]}";

    private final Envelopes envelopes = new Envelopes("key");

    @Test
    void aMessageIsOpenedWithItsSenderAndBuffers() throws Exception {
        List<byte[]> frames = signed(HEADER, "{}", "{\"m\": 1}", "{\"c\": 2}");
        frames.add(0, utf8("sender"));
        frames.add(utf8("buffer"));

        Request request = envelopes.open(Channel.SHELL, frames);

        assertThat(request.id()).isEqualTo("1");
        assertThat(request.type()).isEqualTo("x_request");
        assertThat(request.metadata().values()).isEqualTo(Map.of("m", 1));
        assertThat(request.content().values()).isEqualTo(Map.of("c", 2));
        assertThat(request.sender()).containsExactly(utf8("sender"));
        assertThat(request.buffers()).containsExactly(utf8("buffer"));
    }

    @Test
    void anAnswerHasItsRequestsHeaderAsItCame() throws Exception {
        List<byte[]> frames = signed(HEADER, "{}", "{}", "{}");
        frames.add(0, utf8("sender"));
        Request request = envelopes.open(Channel.CONTROL, frames);

        List<byte[]> answer = envelopes.seal(Outgoing.reply(request, Map.of("status", "ok")));

        assertThat(answer).hasSize(7);
        assertThat(answer.get(0)).isEqualTo(utf8("sender"));
        assertThat(new String(answer.get(4), StandardCharsets.UTF_8)).isEqualTo(HEADER);
        assertThat(new Signature(utf8("key")).fits(answer.get(2), answer.subList(3, 7)))
                .isTrue();
        assertThat(Json.object(answer.get(3)))
                .containsEntry("msg_type", "x_reply")
                .containsEntry("version", "5.4")
                .containsEntry("username", "kernel")
                .containsKeys("msg_id", "session", "date");
        assertThat(Json.object(answer.get(3)).get("date").toString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    }

    @Test
    void everyMessageHasItsOwnId() throws Exception {
        Outgoing status = Outgoing.status(Request.NONE, "busy");

        assertThat(Json.object(envelopes.seal(status).get(3)).get("msg_id"))
                .isNotEqualTo(Json.object(envelopes.seal(status).get(3)).get("msg_id"));
    }

    @Test
    void buffersFollowABroadcast() {
        List<byte[]> frames = envelopes.seal(
                Outgoing.broadcast(Request.NONE, "comm_msg", Map.of(), Map.of("m", 1), List.of(utf8("buffer"))));

        assertThat(frames.get(0)).isEqualTo(utf8("comm_msg"));
        assertThat(frames.get(5)).isEqualTo(utf8("{\"m\":1}"));
        assertThat(frames.get(7)).isEqualTo(utf8("buffer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "{}", "{\"msg_id\": 5, \"msg_type\": \"x\"}", "{\"msg_id\": \"5\"}"})
    void aHeaderThatIsNoneIsRefusedThoughItIsSigned(String header) {
        assertThatThrownBy(() -> envelopes.open(Channel.SHELL, signed(header, "{}", "{}", "{}")))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void partsThatAreNoObjectsAreNamed() {
        assertThatThrownBy(() -> envelopes.open(Channel.SHELL, signed(HEADER, "{}", "{}", "5")))
                .isInstanceOf(MalformedException.class)
                .hasMessage("The content of a message is not a JSON object.");
        assertThatThrownBy(() -> envelopes.open(Channel.SHELL, signed(HEADER, "", "{}", "{}")))
                .hasMessage("The parent_header of a message is not a JSON object.");
    }

    private static List<byte[]> signed(String... parts) {
        List<byte[]> bytes = new ArrayList<>();
        for (String part : parts) {
            bytes.add(utf8(part));
        }
        byte[] signature = new Signature(utf8("key")).of(bytes);
        bytes.add(0, signature);
        bytes.add(0, utf8("<IDS|MSG>"));
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
