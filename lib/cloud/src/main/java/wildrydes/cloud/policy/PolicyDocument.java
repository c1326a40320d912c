package wildrydes.cloud.policy;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A policy as it was read: its version and its statements in order. Immutable. */
public final class PolicyDocument {

    private final String version;
    private final @Nullable String id;
    private final List<Statement> statements;

    PolicyDocument(String version, @Nullable String id, List<Statement> statements) {
        this.version = version;
        this.id = id;
        this.statements = statements;
    }

    /** {@code 2012-10-17} or {@code 2008-10-17}. */
    public String version() {
        return version;
    }

    public @Nullable String id() {
        return id;
    }

    /**
     * The principals that the statements name.
     *
     * @param type {@code AWS}, {@code Service} or {@code Federated}
     */
    public List<String> principals(String type) {
        return statements.stream()
                .map(Statement::principals)
                .filter(Objects::nonNull)
                .flatMap(principals -> principals.byType().getOrDefault(type, List.of()).stream())
                .distinct()
                .toList();
    }

    /** The condition keys that the statements ask for, in lower case. */
    public Set<String> conditionKeys() {
        Set<String> keys = new TreeSet<>();
        for (Statement statement : statements) {
            statement.conditions().forEach(condition -> keys.add(condition.key().toLowerCase(Locale.ROOT)));
        }
        return keys;
    }

    /**
     * Whether a resource's policy lets in everybody: a statement allows something to all, and no condition narrows that to known
     * accounts, principals, networks or resources
     * (docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html).
     */
    public boolean opensToAll() {
        return statements.stream().anyMatch(Statement::opensToAll);
    }

    List<Statement> statements() {
        return statements;
    }
}
