package wildrydes.cloud.iam;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;

/** What is done to users and roles alike: attaching, inline policies, tags. All of it within {@link Directory#changing}. */
final class Holders {

    /** docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html. */
    private static final int MOST_ATTACHED = 10;

    private static final int MOST_TAGS = 50;
    /** Characters without white space, of all inline policies together. */
    private static final int USER_INLINE = 2048;

    private static final int ROLE_INLINE = 10_240;

    private final Directory directory;

    Holders(Directory directory) {
        this.directory = directory;
    }

    void attach(Holder holder, String arn) {
        if (directory.policy(arn) == null) {
            throw IamErrors.notAttachable(arn);
        }
        Entity entity = holder.entity();
        if (entity.attached().contains(arn)) {
            return;
        }
        if (entity.attached().size() >= MOST_ATTACHED) {
            throw IamErrors.quota(holder instanceof User ? "PoliciesPerUser" : "PoliciesPerRole", MOST_ATTACHED);
        }
        directory.put(holder.with(entity.attaching(arn)));
    }

    void detach(Holder holder, String arn) {
        if (!holder.entity().attached().contains(arn)) {
            throw IamErrors.notAttached(arn);
        }
        directory.put(holder.with(holder.entity().detaching(arn)));
    }

    void putInline(Holder holder, String name, String document) {
        IamErrors.document(document, PolicyType.IDENTITY);
        Map<String, NamedPolicy> inline = new TreeMap<>(holder.entity().inline());
        inline.put(name, Entity.inline(name, document, holder.kind(), holder.name()));
        int most = holder instanceof User ? USER_INLINE : ROLE_INLINE;
        if (inline.values().stream().mapToInt(policy -> size(policy.text())).sum() > most) {
            throw IamErrors.inlineTooLarge(holder.kind(), holder.name(), most);
        }
        directory.put(holder.with(holder.entity().withInline(inline)));
    }

    /** Characters that count: white space does not. */
    static int size(String document) {
        return (int) document.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    void deleteInline(Holder holder, String name) {
        inline(holder, name);
        Map<String, NamedPolicy> inline = new TreeMap<>(holder.entity().inline());
        inline.remove(name);
        directory.put(holder.with(holder.entity().withInline(inline)));
    }

    static NamedPolicy inline(Holder holder, String name) {
        NamedPolicy policy = holder.entity().inline().get(name);
        if (policy == null) {
            throw IamErrors.noInline(holder.kind(), name);
        }
        return policy;
    }

    void tag(Holder holder, Map<String, String> added) {
        directory.put(
                holder.with(holder.entity().withTags(tagged(holder.entity().tags(), added))));
    }

    void untag(Holder holder, Collection<String> keys) {
        Map<String, String> tags = new TreeMap<>(holder.entity().tags());
        tags.keySet().removeAll(keys);
        directory.put(holder.with(holder.entity().withTags(tags)));
    }

    static Map<String, String> tagged(Map<String, String> before, Map<String, String> added) {
        Map<String, String> tags = new TreeMap<>(before);
        tags.putAll(added);
        if (tags.size() > MOST_TAGS) {
            throw IamErrors.invalid("The number of tags has reached the maximum limit.");
        }
        return tags;
    }

    /** Before it is deleted. */
    static void requireNoPolicies(Holder holder) {
        if (!holder.entity().attached().isEmpty()) {
            throw IamErrors.policiesAttached();
        }
        if (!holder.entity().inline().isEmpty()) {
            throw IamErrors.policiesInline();
        }
    }
}
