package wildrydes.athena.pipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import wildrydes.athena.catalog.RefusedException;

/** Asks the cloud and waits for its answers. */
final class Asking {

    private final Speaker speaker;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();

    Asking(Speaker speaker) {
        this.speaker = speaker;
    }

    /**
     * The cloud's answer.
     *
     * @throws RefusedException where it refuses, or the query is cancelled meanwhile
     */
    JsonNode ask(String type, String query, Speaker.Fields fields) {
        long ask = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(ask, answer);
        try {
            speaker.say(type, json -> {
                json.writeStringField("query", query);
                json.writeNumberField("ask", ask);
                fields.write(json);
            });
            JsonNode content = answer.get();
            JsonNode error = content.path("error");
            if (error.isObject()) {
                throw new RefusedException(
                        error.path("name").asText("GENERIC_INTERNAL_ERROR"),
                        error.path("message").asText());
            }
            return content;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("USER_CANCELED", "Query was canceled");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            open.remove(ask);
        }
    }

    /** Takes an answer; one that nobody waits for any more is dropped. */
    void answer(Message.Answer answer) {
        CompletableFuture<JsonNode> waiting = open.get(answer.ask());
        if (waiting != null) {
            waiting.complete(answer.content());
        }
    }
}
