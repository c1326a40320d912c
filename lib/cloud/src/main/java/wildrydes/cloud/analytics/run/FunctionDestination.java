package wildrydes.cloud.analytics.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * A Lambda function that is called with records and acknowledges each of them; those that it does not acknowledge come again, for
 * ever (docs.aws.amazon.com/kinesisanalytics/latest/dev/how-it-works-output-lambda.html).
 */
final class FunctionDestination implements Destination {

    private static final int MOST_RECORDS = 500;
    /** Four bytes of base64 for three of a record, and what surrounds them, within the 6 MB of a call. */
    private static final int MOST_BYTES = 4 << 20;

    private static final String OK = "Ok";
    private static final JsonMapper JSON = new JsonMapper();

    private final RoleCalls calls;
    private final String application;
    private final String function;
    private final String role;
    /** How often the batch that comes next was tried already. */
    private int retries;

    /**
     * A function that is called.
     *
     * @param application ARN
     * @param function ARN, perhaps with a version or an alias
     * @param role ARN
     */
    FunctionDestination(RoleCalls calls, String application, String function, String role) {
        this.calls = calls;
        this.application = application;
        this.function = function;
        this.role = role;
    }

    @Override
    public List<byte[]> write(List<byte[]> records) {
        Map<String, byte[]> unacknowledged = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (byte[] record : records) {
            String id = UUID.randomUUID().toString();
            ids.add(id);
            unacknowledged.put(id, record);
        }
        int tried = retries++;
        InvokeResponse answer = calls.call(
                InvokeRequest.builder()
                        .functionName(function)
                        .payload(SdkBytes.fromUtf8String(event(ids, unacknowledged, tried)))
                        .build(),
                role);
        if (answer.functionError() != null) {
            throw new IllegalStateException("the function failed: " + failure(answer.payload()));
        }
        for (JsonNode result : results(answer.payload())) {
            if (result.path("result").asText().equals(OK)) {
                unacknowledged.remove(result.path("recordId").asText());
            }
        }
        if (unacknowledged.isEmpty()) {
            retries = 0;
        }
        return ids.stream()
                .filter(unacknowledged::containsKey)
                .map(unacknowledged::get)
                .toList();
    }

    private String event(List<String> ids, Map<String, byte[]> records, int tried) {
        ObjectNode event = JSON.createObjectNode()
                .put("invocationId", UUID.randomUUID().toString())
                .put("applicationArn", application);
        ArrayNode all = event.putArray("records");
        for (String id : ids) {
            ObjectNode record = all.addObject().put("recordId", id);
            record.putObject("lambdaDeliveryRecordMetadata").put("retryHint", tried);
            record.put("data", records.get(id));
        }
        return event.toString();
    }

    private static JsonNode results(SdkBytes payload) {
        try {
            JsonNode results = JSON.readTree(payload.asByteArrayUnsafe()).path("records");
            if (results.isArray()) {
                return results;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the function answered no JSON: " + e.getMessage(), e);
        }
        throw new IllegalStateException("the function answered without \"records\", each with recordId and result.");
    }

    private static String failure(SdkBytes payload) {
        try {
            return JSON.readTree(payload.asUtf8String()).path("errorMessage").asText(payload.asUtf8String());
        } catch (JsonProcessingException e) {
            return payload.asUtf8String();
        }
    }

    @Override
    public int mostRecords() {
        return MOST_RECORDS;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public int longestRecord() {
        return MOST_BYTES;
    }
}
