package wildrydes.answers.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the answer to a question is marked. Rubrics are files {@code ID.json} beside this class; as JSON they are YAML, too, which
 * other graders read.
 *
 * @param id of the answer's cell, such as {@code q2-pump}
 * @param points the most it gives
 */
public record Rubric(String id, String title, double points, List<RubricItem> items) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Rubric {
        items = List.copyOf(items);
    }

    /** The rubric of a question; empty where there is none. */
    public static Optional<Rubric> of(String id) {
        if (!id.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        try (InputStream file = Rubric.class.getResourceAsStream(id + ".json")) {
            return file == null ? Optional.empty() : Optional.of(parse(JSON.readTree(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("The rubric " + id + ".json in answers.jar cannot be read.", e);
        }
    }

    private static Rubric parse(JsonNode json) {
        List<RubricItem> items = new ArrayList<>();
        for (JsonNode item : json.path("items")) {
            List<Concept> concepts = new ArrayList<>();
            item.path("concepts")
                    .forEach(concept ->
                            concepts.add(new Concept(texts(concept.path("any")), texts(concept.path("none")))));
            items.add(new RubricItem(
                    item.path("id").asText(),
                    item.path("points").asDouble(),
                    item.path("title").asText(),
                    item.path("asked").asText(),
                    item.path("grader_note").asText(),
                    item.path("requires").asText(),
                    texts(item.path("exclusive_with")),
                    concepts));
        }
        return new Rubric(
                json.path("id").asText(),
                json.path("title").asText(),
                json.path("points").asDouble(),
                items);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /**
     * The items that a program finds in an answer: a proposal, for a person to confirm.
     *
     * @param facts of the learner's account, such as {@link Facts} knows
     */
    public List<RubricItem> proposed(String answer, Set<String> facts) {
        String normal = Concept.normal(answer);
        List<RubricItem> found =
                items.stream().filter(item -> item.isIn(normal, facts)).toList();
        List<String> ids = found.stream().map(RubricItem::id).toList();
        return found.stream()
                .filter(item -> item.exclusiveWith().stream().noneMatch(ids::contains))
                .toList();
    }

    /** Whether the question is answered in words; a check looks at the answer to any other. */
    boolean inWords() {
        return items.stream().anyMatch(item -> !item.asked().isEmpty());
    }

    /** The points of these items together, not below 0 and not above the most. */
    public double points(List<RubricItem> chosen) {
        double sum = chosen.stream().mapToDouble(RubricItem::points).sum();
        return Math.max(0, Math.min(points, sum));
    }
}
