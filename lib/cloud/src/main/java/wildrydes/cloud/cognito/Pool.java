package wildrydes.cloud.cognito;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * An identity pool.
 *
 * @param id Region, colon and UUID
 * @param guests whether unauthenticated identities are let in
 * @param classic whether the basic flow (GetOpenIdToken and STS) is open
 * @param roles ARNs by {@code unauthenticated} and {@code authenticated}
 */
record Pool(
        String id,
        String name,
        boolean guests,
        boolean classic,
        @Nullable String developerProvider,
        Map<String, String> loginProviders,
        Map<String, String> tags,
        Map<String, String> roles)
        implements Table.Row {

    static final String UNAUTHENTICATED = "unauthenticated";

    Pool {
        loginProviders = new TreeMap<>(loginProviders);
        tags = new TreeMap<>(tags);
        roles = new TreeMap<>(roles);
    }

    Pool withRoles(Map<String, String> roles) {
        return new Pool(id, name, guests, classic, developerProvider, loginProviders, tags, roles);
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        Fields.text(to, name);
        to.writeBoolean(guests);
        to.writeBoolean(classic);
        Fields.optional(to, developerProvider);
        Fields.map(to, loginProviders);
        Fields.map(to, tags);
        Fields.map(to, roles);
    }

    static Pool read(DataInput from) throws IOException {
        return new Pool(
                Fields.text(from),
                Fields.text(from),
                from.readBoolean(),
                from.readBoolean(),
                Fields.optional(from),
                Fields.map(from),
                Fields.map(from),
                Fields.map(from));
    }
}
