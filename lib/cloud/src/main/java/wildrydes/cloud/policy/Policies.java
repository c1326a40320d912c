package wildrydes.cloud.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policies that count for a request.
 *
 * @param identity managed and inline policies of the user or role
 * @param boundary the permissions boundary; null where there is none
 * @param session policies passed for the session, which limit it together; empty where it is not limited
 * @param resource policies of the resource
 */
public record Policies(
        List<NamedPolicy> identity,
        @Nullable NamedPolicy boundary,
        List<NamedPolicy> session,
        List<NamedPolicy> resource) {

    private static final Policies NONE = new Policies(List.of(), null, List.of(), List.of());

    public static Policies none() {
        return NONE;
    }

    public Policies withSession(List<NamedPolicy> session) {
        return session.isEmpty() ? this : new Policies(identity, boundary, session, resource);
    }

    public Policies withResource(List<NamedPolicy> resource) {
        return resource.isEmpty() ? this : new Policies(identity, boundary, session, resource);
    }

    List<NamedPolicy> of(Layer layer) {
        NamedPolicy limit = boundary;
        return switch (layer) {
            case IDENTITY -> identity;
            case BOUNDARY -> limit == null ? List.of() : List.of(limit);
            case SESSION -> session;
            case RESOURCE, TRUST -> resource;
        };
    }
}
