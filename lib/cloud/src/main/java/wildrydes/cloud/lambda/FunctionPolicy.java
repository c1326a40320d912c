package wildrydes.cloud.lambda;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.store.Fields;

/**
 * Who else may use a function, a version or an alias.
 *
 * @param statements JSON, by their ids, in the order in which they were added
 * @param id Lambda's RevisionId
 * @param policy the same for the gate
 */
record FunctionPolicy(Map<String, String> statements, String id, NamedPolicy policy) {

    static FunctionPolicy of(Map<String, String> statements, String id) {
        String text = "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":["
                + String.join(",", statements.values()) + "]}";
        return new FunctionPolicy(
                statements, id, NamedPolicy.of("default", "function policy", text, PolicyType.RESOURCE));
    }

    static FunctionPolicy of(Map<String, String> statements) {
        return of(statements, UUID.randomUUID().toString());
    }

    /** The document, as GetPolicy gives it. */
    String text() {
        return policy.text();
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        to.writeInt(statements.size());
        for (Map.Entry<String, String> statement : statements.entrySet()) {
            Fields.text(to, statement.getKey());
            Fields.text(to, statement.getValue());
        }
    }

    static FunctionPolicy read(DataInput from) throws IOException {
        String id = Fields.text(from);
        Map<String, String> statements = new LinkedHashMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            statements.put(Fields.text(from), Fields.text(from));
        }
        return of(statements, id);
    }
}
