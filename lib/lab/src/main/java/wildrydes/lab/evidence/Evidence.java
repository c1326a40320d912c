package wildrydes.lab.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.JournalEntry;

/**
 * What a learner has done, for whoever marks it: points of checks, what the account holds, and a digest of all its calls. Nobody
 * has to trust it: a grader runs the notebooks again and compares.
 *
 * @param learner as the lab names them
 * @param account twelve digits
 * @param region of the account
 * @param written cloud time
 * @param scores of all checks, those that never ran among them
 * @param left what the account holds, by title
 * @param dollars the whole bill
 * @param calls the journal, oldest first
 */
public record Evidence(
        String learner,
        String account,
        String region,
        Instant written,
        List<Score> scores,
        List<String> left,
        double dollars,
        List<JournalEntry> calls) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Evidence {
        scores = List.copyOf(scores);
        left = List.copyOf(left);
        calls = List.copyOf(calls);
    }

    /**
     * Writes it into a folder.
     *
     * @return the file
     * @throws LabException if the folder cannot be written to
     */
    public Path write(Path folder) {
        Path file = folder.resolve("wildrydes-evidence-" + learner + ".json");
        try {
            Files.writeString(file, JSON.writeValueAsString(json()) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LabException("The evidence cannot be written to " + file + " (" + e
                    + "); make room there, and run the cell again.");
        }
        return file;
    }

    /** As the file has it; the last member is the digest of all before it. */
    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("course", "Wild Rydes")
                .put("learner", learner)
                .put("account", account)
                .put("region", region)
                .put("written", written.toString());
        ArrayNode checks = json.putArray("checks");
        for (Score score : scores) {
            ObjectNode check = checks.addObject()
                    .put("id", score.id())
                    .put("points", score.points())
                    .put("of", score.most());
            score.at().ifPresent(at -> check.put("at", at.toString()));
        }
        left.forEach(json.putArray("inventory")::add);
        json.put("dollars", dollars);
        journal(json.putObject("journal"));
        return json.put("digest", digest(json));
    }

    private void journal(ObjectNode json) {
        Map<String, Integer> operations = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        for (JournalEntry call : calls) {
            operations.merge(call.service() + " " + call.operation(), 1, Integer::sum);
            text.append(String.join(
                            "|",
                            String.valueOf(call.seq()),
                            call.time().toString(),
                            call.service(),
                            call.operation(),
                            call.resource(),
                            String.valueOf(call.status()),
                            call.caller()))
                    .append('\n');
        }
        json.put("calls", calls.size());
        json.put("refused", calls.stream().filter(call -> !call.ok()).count());
        ObjectNode counts = json.putObject("operations");
        operations.forEach(counts::put);
        json.put("digest", sha256(text.toString()));
    }

    private static String digest(ObjectNode json) {
        try {
            return sha256(JSON.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can be written", e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
