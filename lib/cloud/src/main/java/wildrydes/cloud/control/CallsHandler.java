package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.time.Duration;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.CallFilter;
import wildrydes.cloud.ledger.Journal;

/** {@code GET /_lab/calls?since=SEQ[&cell=ID][&service=NAME][&resource=ARN][&caller=ARN][&wait=ms]}: the journal from a number on. */
public final class CallsHandler implements ControlHandler {

    /** Longest wait, so that no connection is held by someone long gone. */
    private static final long MOST_WAIT_MILLIS = 30_000;

    private final Journal journal;

    public CallsHandler(Journal journal) {
        this.journal = journal;
    }

    @Override
    public ControlAnswer answer(ControlRequest request) throws IOException, InterruptedException {
        long wait = Math.max(0, Math.min(request.queryNumber("wait", 0), MOST_WAIT_MILLIS));
        CallFilter filter = new CallFilter(
                request.query().get("cell"),
                request.query().get("service"),
                request.query().get("resource"),
                request.query().get("caller"));
        Journal.Page page = journal.since(request.queryNumber("since", 0), filter, Duration.ofMillis(wait));
        try (TokenBuffer json = new TokenBuffer(null, false)) {
            json.writeStartObject();
            json.writeArrayFieldStart("calls");
            for (Call call : page.calls()) {
                call.write(json);
            }
            json.writeEndArray();
            json.writeNumberField("last", page.last());
            json.writeEndObject();
            return ControlAnswer.ok(Mapper.JSON.<JsonNode>readTree(json.asParser()));
        }
    }
}
