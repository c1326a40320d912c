package wildrydes.cloud.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.ServedDoor;
import wildrydes.cloud.ledger.CallFilter;
import wildrydes.cloud.wire.EchoKinesis;

class ControlDeskTest {

    private static ServedDoor door;

    @BeforeAll
    static void open() {
        door = new ServedDoor(new EchoKinesis());
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void anUnsignedRequestIsForbidden() {
        HttpResponse<String> answer = door.send("GET", "/_lab/calls", "", Map.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }

    @Test
    void aSignatureForAServiceDoesNotOpenTheControlInterface() {
        HttpResponse<String> answer = door.signed("GET", "/_lab/calls", "kinesis", "", headers -> headers);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Credential should be scoped to correct service: 'lab'.");
    }

    @Test
    void aHandlerSeesPathAndBody() {
        HttpResponse<String> answer = lab("POST", "/_lab/echo/unicorn", "{\"text\":\"hi\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"word\":\"unicorn\",\"text\":\"hi\"}");
    }

    @Test
    void whatAHandlerRefusesIsSaidInOneSentence() {
        assertThat(lab("POST", "/_lab/refuse", "").statusCode()).isEqualTo(409);
        assertThat(lab("POST", "/_lab/echo/x", "").body())
                .isEqualTo("{\"message\":\"Member 'text' is missing; send it as a text.\"}");
        assertThat(lab("POST", "/_lab/echo/x", "{\"text\":5}").body())
                .isEqualTo("{\"message\":\"Member 'text' is 5; send a text instead.\"}");
        assertThat(lab("POST", "/_lab/echo/x", "[]").body())
                .isEqualTo("{\"message\":\"The body is no JSON object; send {} or leave it empty.\"}");
        assertThat(lab("POST", "/_lab/echo/x", "{").statusCode()).isEqualTo(400);
        assertThat(lab("GET", "/_lab/nothing", "").statusCode()).isEqualTo(404);
        assertThat(lab("GET", "/_lab/refuse", "").statusCode()).isEqualTo(405);
        assertThat(lab("GET", "/_lab/calls?since=x", "").body())
                .isEqualTo("{\"message\":\"Query parameter 'since' is 'x'; send a whole number instead.\"}");
    }

    @Test
    void theJournalShowsEachCallWithItsCell() throws Exception {
        long before = door.journal()
                .since(0, CallFilter.all(), java.time.Duration.ZERO)
                .last();
        door.signed(
                "POST", "/", "kinesis", "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"YQ==\"}", headers -> {
                    headers.put("content-type", ServedDoor.JSON);
                    headers.put("x-amz-target", "Kinesis_20131202.PutRecord");
                    headers.put(Caller.CELL_HEADER, "cell-7");
                    return headers;
                });
        door.kinesis("ListStreams", "{\"Limit\":\"x\"}");

        JsonNode all = json(lab("GET", "/_lab/calls?since=" + before, ""));
        JsonNode put = all.path("calls").path(0);
        JsonNode list = all.path("calls").path(1);
        assertThat(all.path("last").longValue()).isEqualTo(before + 2);
        assertThat(put.path("seq").longValue()).isEqualTo(before + 1);
        assertThat(put.path("cell").textValue()).isEqualTo("cell-7");
        assertThat(put.path("service").textValue()).isEqualTo("kinesis");
        assertThat(put.path("operation").textValue()).isEqualTo("PutRecord");
        assertThat(put.path("status").intValue()).isEqualTo(200);
        assertThat(put.path("caller").textValue()).isEqualTo("arn:aws:iam::000000000000:user/administrator");
        assertThat(put.path("allowedBy").textValue()).isEqualTo("administrator key");
        assertThat(put.path("cost").decimalValue()).isEqualByComparingTo("0.000000014");
        assertThat(put.path("micros").longValue()).isPositive();
        assertThat(put.path("requestBytes").intValue()).isEqualTo(51);
        assertThat(put.path("errorCode").isNull()).isTrue();
        assertThat(list.path("errorCode").textValue()).isEqualTo("SerializationException");
        assertThat(list.path("message").textValue()).contains("can not be converted to an Integer");
        assertThat(list.path("status").intValue()).isEqualTo(400);

        JsonNode ofCell = json(lab("GET", "/_lab/calls?since=0&cell=cell-7", ""));
        assertThat(ofCell.path("calls").size()).isEqualTo(1);
        JsonNode ofOther = json(lab("GET", "/_lab/calls?since=0&cell=cell-7&service=iam", ""));
        assertThat(ofOther.path("calls").size()).isZero();
        assertThat(ofOther.path("last").longValue()).isGreaterThanOrEqualTo(before + 2);
    }

    @Test
    void whoWaitsForTheNextCallIsWokenByIt() throws Exception {
        long last = door.journal()
                .since(0, CallFilter.all(), java.time.Duration.ZERO)
                .last();
        CompletableFuture<HttpResponse<String>> waiting =
                CompletableFuture.supplyAsync(() -> lab("GET", "/_lab/calls?since=" + last + "&wait=20000", ""));

        door.kinesis("ListStreams", "{}");

        assertThat(json(waiting.get(15, TimeUnit.SECONDS)).path("calls").size()).isEqualTo(1);
    }

    private static HttpResponse<String> lab(String method, String path, String body) {
        return door.signed(method, path, ControlDesk.SERVICE, body, headers -> headers);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
