package wildrydes.cloud.firehose.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a function answers that transforms records (docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html). Codes and
 * sentences are those that floci-io/floci and radkawar/stackd recorded of AWS.
 */
final class FunctionAnswer {

    static final String FUNCTION_ERROR = "Lambda.FunctionError";

    private static final String UNUSABLE =
            "Check your function and make sure the output is in required format. In addition to that,"
                    + " make sure the processed records contain valid result status of Dropped, Ok, or ProcessingFailed";
    private static final Verdict UNPARSED = Verdict.failed(
            "Lambda.JsonProcessingException",
            "There was an error parsing returned records from the Lambda function. Ensure that the returned records follow the status"
                    + " model required by Firehose.");
    private static final Verdict MISSING = Verdict.failed(
            "Lambda.MissingRecordId",
            "One or more record Ids were not returned. Ensure that the Lambda function returns all received record Ids.");
    private static final Verdict DUPLICATED = Verdict.failed(
            "Lambda.DuplicatedRecordId",
            "Multiple records were returned with the same record Id. Ensure that the Lambda function returns a unique record Id for"
                    + " each record.");
    private static final Verdict FAILED =
            Verdict.failed("Lambda.ProcessingFailedStatus", "ProcessingFailed status set for record");
    private static final Verdict NO_DATA = Verdict.failed(
            "Lambda.InvalidReturnFormat",
            "The data field cannot be null when the SourceType is DirectPut or KinesisStreamAsSource and processing result is Ok. The"
                    + " value field cannot be null when the SourceType is MSKAsSource and processing result is Ok.");
    private static final JsonMapper JSON = new JsonMapper();

    private FunctionAnswer() {}

    /** What became of each record, in their order. */
    static List<Verdict> verdicts(byte[] payload, List<Item> items) {
        JsonNode answer = parsed(payload);
        if (answer == null) {
            return all(UNPARSED, items);
        }
        Map<String, Verdict> byId = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (JsonNode record : answer.path("records")) {
            String id = record.path("recordId").asText();
            Verdict verdict = verdict(record);
            if (verdict == null) {
                return all(Verdict.failed(FUNCTION_ERROR, UNUSABLE), items);
            }
            if (byId.put(id, verdict) != null) {
                twice.add(id);
            }
        }
        List<Verdict> verdicts = new ArrayList<>(items.size());
        for (Item item : items) {
            verdicts.add(twice.contains(item.id()) ? DUPLICATED : byId.getOrDefault(item.id(), MISSING));
        }
        return verdicts;
    }

    private static @Nullable JsonNode parsed(byte[] payload) {
        try {
            JsonNode answer = JSON.readTree(payload);
            return answer.isObject() || answer.isNull() ? answer : null;
        } catch (IOException e) {
            return null; // the records say so where they are delivered
        }
    }

    /** Null where the record makes the whole answer unusable. */
    private static @Nullable Verdict verdict(JsonNode record) {
        return switch (record.path("result").asText()) {
            case "Dropped" -> Verdict.DROPPED;
            case "ProcessingFailed" -> FAILED;
            case "Ok" -> transformed(record.path("data"));
            default -> null;
        };
    }

    private static @Nullable Verdict transformed(JsonNode data) {
        if (!data.isTextual()) {
            return NO_DATA;
        }
        try {
            return Verdict.transformed(Base64.getDecoder().decode(data.textValue()));
        } catch (IllegalArgumentException e) {
            return null; // not base64
        }
    }

    /** The same for all. */
    static List<Verdict> all(Verdict verdict, List<Item> items) {
        return items.stream().map(item -> verdict).toList();
    }
}
