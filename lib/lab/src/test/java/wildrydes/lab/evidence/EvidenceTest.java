package wildrydes.lab.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.JournalEntry;

class EvidenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final JournalEntry CREATED = call(1, "CreateStream", 200, "");
    private static final JournalEntry REFUSED = call(2, "CreateStream", 400, "ResourceInUseException");

    @TempDir
    Path folder;

    private static JournalEntry call(long seq, String operation, int status, String errorCode) {
        return new JournalEntry(
                seq,
                NOON.plusSeconds(seq),
                "create",
                "a-request",
                "kinesis",
                operation,
                "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes",
                status,
                errorCode,
                "",
                "arn:aws:iam::000000000000:user/administrator",
                "administrator key",
                40,
                0,
                0);
    }

    private static Evidence evidence(List<String> left, JournalEntry... calls) {
        return new Evidence(
                "learner",
                "000000000000",
                "us-east-1",
                NOON,
                List.of(
                        new Score("e1-record", 0.5, 1, Optional.of(NOON)),
                        new Score("q5-clean-up", 0, 2, Optional.empty())),
                left,
                0.25,
                List.of(calls));
    }

    private ObjectNode written(Evidence evidence) throws Exception {
        return (ObjectNode) JSON.readTree(evidence.write(folder).toFile());
    }

    @Test
    void theFileHasPointsWhatIsLeftAndWhatWasCalled() throws Exception {
        ObjectNode json = written(evidence(List.of("stream wildrydes"), CREATED, REFUSED));

        assertThat(folder.resolve("wildrydes-evidence-learner.json")).isRegularFile();
        assertThat(json.path("learner").asText()).isEqualTo("learner");
        assertThat(json.path("written").asText()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(json.path("checks")).hasSize(2);
        assertThat(json.at("/checks/0").toString())
                .isEqualTo("{\"id\":\"e1-record\",\"points\":0.5,\"of\":1,\"at\":\"2026-03-02T12:00:00Z\"}");
        assertThat(json.at("/checks/1").toString()).isEqualTo("{\"id\":\"q5-clean-up\",\"points\":0.0,\"of\":2}");
        assertThat(json.path("inventory").toString()).isEqualTo("[\"stream wildrydes\"]");
        assertThat(json.path("dollars").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/journal/calls").asInt()).isEqualTo(2);
        assertThat(json.at("/journal/refused").asInt()).isEqualTo(1);
        assertThat(json.at("/journal/operations").toString()).isEqualTo("{\"kinesis CreateStream\":2}");
    }

    @Test
    void theLastMemberIsTheDigestOfAllBeforeIt() throws Exception {
        ObjectNode json = written(evidence(List.of(), CREATED));

        String digest = json.remove("digest").asText();

        String before = JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(before.getBytes(StandardCharsets.UTF_8));
        assertThat(digest).isEqualTo("sha256:" + HexFormat.of().formatHex(expected));
    }

    @Test
    void theJournalsDigestChangesWithEachCall() throws Exception {
        String one = written(evidence(List.of(), CREATED)).at("/journal/digest").asText();
        String two = written(evidence(List.of(), CREATED, REFUSED))
                .at("/journal/digest")
                .asText();
        String other = written(evidence(List.of(), call(1, "DeleteStream", 200, "")))
                .at("/journal/digest")
                .asText();

        assertThat(List.of(one, two, other))
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.matches("sha256:\\w{64}"));
        assertThat(written(evidence(List.of("stream wildrydes"), CREATED))
                        .at("/journal/digest")
                        .asText())
                .isEqualTo(one);
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> evidence(List.of()).write(file))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith(
                        "The evidence cannot be written to " + file.resolve("wildrydes-evidence-learner.json"))
                .hasMessageEndingWith("; make room there, and run the cell again.");
    }
}
