package wildrydes.cloud.iam;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;

/** What is done to users, groups and roles alike: attaching, inline policies, tags. */
final class Holders {

    /** docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html. */
    private static final int MOST_ATTACHED = 10;

    private static final int MOST_TAGS = 50;

    /** Characters without white space, of all inline policies of a holder together. */
    private static final Map<String, Integer> MOST_INLINE =
            Map.of(Holder.USER, 2048, Holder.GROUP, 5120, Holder.ROLE, 10_240);

    private static final Map<String, String> QUOTAS = Map.of(
            Holder.USER, "PoliciesPerUser",
            Holder.GROUP, "PoliciesPerGroup",
            Holder.ROLE, "PoliciesPerRole");

    private final Directory directory;

    Holders(Directory directory) {
        this.directory = directory;
    }

    /** Puts another entity in the place of a holder's; it is found and replaced with nobody changing it in between. */
    void change(Supplier<? extends Holder> found, UnaryOperator<Entity> change) {
        directory.changing(() -> {
            Holder holder = found.get();
            Entity changed = change.apply(holder.entity());
            if (!changed.equals(holder.entity())) {
                directory.put(holder.with(changed));
            }
            return holder;
        });
    }

    void attach(Supplier<? extends Holder> found, String arn) {
        if (directory.policy(arn) == null) {
            throw IamErrors.notAttachable(arn);
        }
        String kind = found.get().kind();
        change(found, entity -> {
            if (entity.attached().contains(arn)) {
                return entity;
            }
            if (entity.attached().size() >= MOST_ATTACHED) {
                throw IamErrors.quota(QUOTAS.getOrDefault(kind, "Policies"), MOST_ATTACHED);
            }
            return entity.attaching(arn);
        });
    }

    void detach(Supplier<? extends Holder> found, String arn) {
        change(found, entity -> {
            if (!entity.attached().contains(arn)) {
                throw IamErrors.notAttached(arn);
            }
            return entity.detaching(arn);
        });
    }

    void putInline(Supplier<? extends Holder> found, String name, String document) {
        IamErrors.document(document, PolicyType.IDENTITY);
        String kind = found.get().kind();
        change(found, entity -> {
            Map<String, NamedPolicy> inline = new TreeMap<>(entity.inline());
            inline.put(name, Entity.inline(name, document, kind, entity.name()));
            int most = MOST_INLINE.getOrDefault(kind, 0);
            if (inline.values().stream().mapToInt(policy -> size(policy.text())).sum() > most) {
                throw IamErrors.inlineTooLarge(kind, entity.name(), most);
            }
            return entity.withInline(inline);
        });
    }

    /** Characters that count: white space does not. */
    static int size(String document) {
        return (int) document.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    void deleteInline(Supplier<? extends Holder> found, String name) {
        inline(found.get(), name);
        change(found, entity -> {
            Map<String, NamedPolicy> inline = new TreeMap<>(entity.inline());
            inline.remove(name);
            return entity.withInline(inline);
        });
    }

    static NamedPolicy inline(Holder holder, String name) {
        NamedPolicy policy = holder.entity().inline().get(name);
        if (policy == null) {
            throw IamErrors.noInline(holder.kind(), name);
        }
        return policy;
    }

    static Entity tagged(Entity entity, Map<String, String> added) {
        return entity.withTags(tagged(entity.tags(), added));
    }

    static Entity untagged(Entity entity, Collection<String> keys) {
        return entity.withTags(untagged(entity.tags(), keys));
    }

    static Map<String, String> tagged(Map<String, String> before, Map<String, String> added) {
        Map<String, String> tags = new TreeMap<>(before);
        tags.putAll(added);
        if (tags.size() > MOST_TAGS) {
            throw IamErrors.invalid("The number of tags has reached the maximum limit.");
        }
        return tags;
    }

    static Map<String, String> untagged(Map<String, String> before, Collection<String> keys) {
        Map<String, String> tags = new TreeMap<>(before);
        tags.keySet().removeAll(keys);
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
