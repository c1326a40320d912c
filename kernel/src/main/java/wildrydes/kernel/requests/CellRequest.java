package wildrydes.kernel.requests;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.jupyter.Fields;
import wildrydes.kernel.jupyter.MalformedException;
import wildrydes.kernel.jupyter.Request;

/**
 * An execute_request.
 *
 * @param silent whether nothing that the cell prints, shows or returns is told to front ends
 * @param stored whether the cell counts and enters the history
 * @param stopsOthers whether cells that wait behind this one are dropped if it fails
 * @param mayAsk whether somebody sits at the front end who can answer its questions
 * @param expressions evaluated after the cell, by name
 */
record CellRequest(
        Request request,
        CellId id,
        String code,
        boolean silent,
        boolean stored,
        boolean stopsOthers,
        boolean mayAsk,
        Map<String, String> expressions) {

    static CellRequest of(Request request) throws MalformedException {
        Fields content = request.content();
        String code = content.text("code");
        boolean silent = content.flag("silent", false);
        Fields asked = content.object("user_expressions");
        var expressions = new LinkedHashMap<String, String>();
        for (String name : asked.values().keySet()) {
            expressions.put(name, asked.text(name));
        }
        return new CellRequest(
                request,
                new CellId(request.id(), notebooksId(request)),
                code,
                silent,
                content.flag("store_history", true) && !silent && !code.isBlank(),
                content.flag("stop_on_error", true) && !silent,
                content.flag("allow_stdin", true),
                expressions);
    }

    /** Front ends of notebooks send their own id of the cell beside the code. */
    private static Optional<String> notebooksId(Request request) {
        return request.metadata().values().get("cellId") instanceof String id ? Optional.of(id) : Optional.empty();
    }
}
