package wildrydes.cloud.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/** The members of one SDK model class, prepared once so that a record costs no reflection and no searching. */
final class Structure {

    private static final Map<Class<?>, Structure> KNOWN = new ConcurrentHashMap<>();

    private final List<Member> payload;
    private final Map<String, Member> byRequestName;
    private final List<Member> located;
    private final @Nullable Member wholeBody;

    private Structure(List<SdkField<?>> fields) {
        List<Member> members = new ArrayList<>();
        List<Member> elsewhere = new ArrayList<>();
        Member whole = null;
        Map<String, Member> names = new HashMap<>();
        for (SdkField<?> field : fields) {
            Member member = new Member(field);
            if (member.wholeBody()) {
                whole = member;
            } else if (member.location() != MarshallLocation.PAYLOAD) {
                elsewhere.add(member);
            } else {
                members.add(member);
                names.put(member.requestName(), member);
            }
        }
        payload = List.copyOf(members);
        byRequestName = names;
        located = List.copyOf(elsewhere);
        wholeBody = whole;
    }

    /** The structure of a model object or of its builder. */
    static Structure of(SdkPojo sample) {
        Structure known = KNOWN.get(sample.getClass());
        return known != null
                ? known
                : KNOWN.computeIfAbsent(sample.getClass(), type -> new Structure(sample.sdkFields()));
    }

    /** The members that travel in the body beside each other, in the model's order. */
    List<Member> payload() {
        return payload;
    }

    /** The members that travel in headers, path, query string and status. */
    List<Member> located() {
        return located;
    }

    /** Whether a parameter or header is a member, or one of those that a member collects by their prefix. */
    boolean located(MarshallLocation location, String name) {
        for (Member member : located) {
            if (member.location() == location
                    && (name.equalsIgnoreCase(member.requestName())
                            || member.shape() instanceof Shape.MapOf
                                    && name.regionMatches(
                                            true,
                                            0,
                                            member.requestName(),
                                            0,
                                            member.requestName().length()))) {
                return true;
            }
        }
        return false;
    }

    /** The member that is the body all by itself; null where the body is made of the members in it. */
    @Nullable
    Member wholeBody() {
        return wholeBody;
    }

    /** The member of that name in the body of a request; null for a name that the model does not have. */
    @Nullable
    Member member(String requestName) {
        return byRequestName.get(requestName);
    }
}
