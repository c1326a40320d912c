package wildrydes.cloud.iam;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.store.Fields;

/**
 * A role.
 *
 * @param trust who may assume it
 * @param mostSeconds longest session
 */
record Role(Entity entity, NamedPolicy trust, @Nullable String description, int mostSeconds) implements Holder {

    /** Longest session where none is given, in seconds. */
    static final int USUAL_SECONDS = 3600;

    @Override
    public String kind() {
        return ROLE;
    }

    @Override
    public Role with(Entity entity) {
        return new Role(entity, trust, description, mostSeconds);
    }

    Role trusting(String document) {
        return new Role(entity, trust(entity.name(), document), description, mostSeconds);
    }

    static NamedPolicy trust(String role, String document) {
        return NamedPolicy.of("trust policy of role " + role, "trust policy", document, PolicyType.TRUST);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        entity.write(to);
        Fields.text(to, trust.text());
        Fields.optional(to, description);
        to.writeInt(mostSeconds);
    }

    static Role read(DataInput from) throws IOException {
        Entity entity = Entity.read(from, ROLE);
        NamedPolicy trust = trust(entity.name(), Fields.text(from));
        return new Role(entity, trust, Fields.optional(from), from.readInt());
    }
}
