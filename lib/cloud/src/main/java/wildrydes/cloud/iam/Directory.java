package wildrydes.cloud.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Keys;
import wildrydes.cloud.door.Rights;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.Policies;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/**
 * All users, groups, roles, managed policies and instance profiles of the account. They are immutable: a change puts a new one
 * in an old one's place. Safe for concurrent use.
 */
public final class Directory implements Rights, Keys {

    /** The number of this state in the log. */
    private static final int OWNER = 2;

    private static final Pattern EVERYBODY_OF_AN_ACCOUNT = Pattern.compile("\\*|[0-9]{12}|arn:aws:iam::[0-9]{12}:root");
    private static final Pattern OF_AN_ACCOUNT =
            Pattern.compile("arn:aws:(iam|sts)::[0-9]{12}:(user|role|assumed-role|federated-user)/.+");

    private final String account;
    private final Tables tables;
    private final Names<User> users;
    private final Names<Group> groups;
    private final Names<Role> roles;
    private final Table<ManagedPolicy> policies;
    private final Table<InstanceProfile> profiles;
    private final Table<Secret> secrets;
    private final KeyUses keyUses = new KeyUses();
    /** Ids of users by their keys'. */
    private final Map<String, String> userByKey = new ConcurrentHashMap<>();

    private Directory(String account, Tables tables) {
        this.account = account;
        this.tables = tables;
        Comparator<String> exactly = Comparator.naturalOrder();
        Table<User> ofUsers = tables.table(1, exactly, User::read);
        Table<Group> ofGroups = tables.table(2, exactly, Group::read);
        Table<Role> ofRoles = tables.table(3, exactly, Role::read);
        users = new Names<>(ofUsers);
        groups = new Names<>(ofGroups);
        roles = new Names<>(ofRoles);
        ofUsers.watch(this::changed);
        ofGroups.watch(groups::changed);
        ofRoles.watch(roles::changed);
        policies = tables.table(4, exactly, ManagedPolicy::read);
        profiles = tables.table(5, String.CASE_INSENSITIVE_ORDER, InstanceProfile::read);
        secrets = tables.table(6, exactly, Secret::read).lasting();
    }

    /**
     * The directory of an account.
     *
     * @param store keeps it; gives it back when it recovers, before the first request
     */
    public static Directory in(String account, Store store) {
        return new Directory(account, Tables.in(store, OWNER, "iam"));
    }

    private void changed(@Nullable User before, @Nullable User after) {
        users.changed(before, after);
        if (before != null) {
            before.keys().forEach(key -> userByKey.remove(key.key().id()));
        }
        if (after != null) {
            after.keys().forEach(key -> userByKey.put(key.key().id(), after.id()));
        }
    }

    String account() {
        return account;
    }

    String arn(String kind, String path, String name) {
        return "arn:aws:iam::" + account + ":" + kind + path + name;
    }

    String arn(Holder holder) {
        return arn(holder.kind(), holder.entity().path(), holder.name());
    }

    Names<User> users() {
        return users;
    }

    Names<Group> groups() {
        return groups;
    }

    Names<Role> roles() {
        return roles;
    }

    KeyUses keyUses() {
        return keyUses;
    }

    Table<InstanceProfile> profiles() {
        return profiles;
    }

    /** The managed policy with that ARN, AWS's own among them; null where there is none. */
    @Nullable
    ManagedPolicy policy(String arn) {
        return arn.startsWith(AwsManagedPolicies.PREFIX)
                ? AwsManagedPolicies.byArn().get(arn)
                : policies.find(arn);
    }

    /** The account's own. */
    Collection<ManagedPolicy> policies() {
        return policies.all();
    }

    /** Users, groups and roles. */
    List<Holder> holders() {
        List<Holder> all = new ArrayList<>(users.all());
        all.addAll(groups.all());
        all.addAll(roles.all());
        return all;
    }

    /** The groups that a user is in. */
    List<Group> groupsOf(User user) {
        List<Group> found = new ArrayList<>(user.groups().size());
        for (String id : user.groups()) {
            Group group = groups.withId(id);
            if (group != null) {
                found.add(group);
            }
        }
        return found;
    }

    /** The role with that ARN; null where there is none. */
    public @Nullable RoleView roleAt(String arn) {
        Role role = roles.find(arn.substring(arn.lastIndexOf('/') + 1));
        return role == null || !arn(role).equals(arn)
                ? null
                : new RoleView(role.name(), arn, role.id(), role.trust(), role.mostSeconds());
    }

    /** Whether the user or role with that ARN is still the one with that id; the administrator always is. */
    public boolean has(String arn, String id) {
        Holder holder = holderAt(arn);
        return holder == null
                ? arn.equals(Caller.administrator(account, "").arn())
                : holder.id().equals(id);
    }

    /** The user or role with that ARN; null where there is none. */
    @Nullable
    Holder holderAt(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Holder holder = arn.contains(":role/") ? roles.find(name) : users.find(name);
        return holder == null || !arn(holder).equals(arn) ? null : holder;
    }

    /** Whether a policy may name that principal of AWS's; it must not name users and roles that do not exist. */
    public boolean nameable(String principal) {
        if (EVERYBODY_OF_AN_ACCOUNT.matcher(principal).matches()) {
            return true;
        }
        String own = "arn:aws:iam::" + account + ":";
        if (principal.startsWith(own + "user/") || principal.startsWith(own + "role/")) {
            return principal.equals(Caller.administrator(account, "").arn()) || holderAt(principal) != null;
        }
        // Sessions come and go; other accounts are not ours to know.
        return principal.startsWith("arn:aws:sts::" + account + ":")
                || (!principal.startsWith(own)
                        && OF_AN_ACCOUNT.matcher(principal).matches());
    }

    /** The managed policy's document that counts; null where there is no such policy. */
    public @Nullable NamedPolicy managed(String arn) {
        ManagedPolicy policy = policy(arn);
        return policy == null ? null : policy.defaultVersion().document();
    }

    @Override
    public Policies of(Caller caller) {
        String role = caller.role();
        Holder holder = holderAt(role == null ? caller.arn() : role);
        Policies found = holder == null ? Policies.none() : policies(holder);
        return caller.session() == null
                ? found
                : found.withSession(caller.session().policies());
    }

    @Override
    public Map<String, String> tags(Caller caller) {
        String role = caller.role();
        Holder holder = holderAt(role == null ? caller.arn() : role);
        return holder == null ? Map.of() : holder.entity().tags();
    }

    @Override
    public void used(Caller caller, Instant at, String service, String region) {
        keyUses.add(caller.accessKeyId(), at, service, region);
    }

    /** Identity policies, those of a user's groups among them, and boundary. */
    Policies policies(Holder holder) {
        List<NamedPolicy> identity = new ArrayList<>();
        add(holder.entity(), identity);
        if (holder instanceof User user) {
            groupsOf(user).forEach(group -> add(group.entity(), identity));
        }
        String boundary = holder.entity().boundary();
        return new Policies(identity, boundary == null ? null : managed(boundary), List.of(), List.of());
    }

    private void add(Entity entity, List<NamedPolicy> policies) {
        policies.addAll(entity.inline().values());
        for (String arn : entity.attached()) {
            NamedPolicy document = managed(arn);
            if (document != null) {
                policies.add(document);
            }
        }
    }

    @Override
    public @Nullable Known find(String accessKeyId, @Nullable String sessionToken) {
        User user = sessionToken == null ? ownerOf(accessKeyId) : null;
        if (user == null) {
            return null;
        }
        for (User.Key key : user.keys()) {
            if (key.active() && key.key().id().equals(accessKeyId)) {
                return new Known(key.key(), Caller.user(account, arn(user), user.name(), user.id(), accessKeyId));
            }
        }
        return null;
    }

    /** The user who has that key, active or not; null where there is none. */
    @Nullable
    User ownerOf(String accessKeyId) {
        String id = userByKey.get(accessKeyId);
        return id == null ? null : users.withId(id);
    }

    /** What session tokens are made with; never leaves the cloud. */
    public byte[] secret() {
        return changing(() -> {
            Secret made = secrets.find(Secret.KEY);
            if (made == null) {
                made = Secret.fresh();
                secrets.put(made);
            }
            return made.bytes();
        });
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    <T extends @Nullable Object> T changing(Supplier<T> change) {
        return tables.changing(change);
    }

    /** Puts a user, group or role in the place of the one with its id; within {@link #changing}. */
    void put(Holder holder) {
        if (holder instanceof User user) {
            users.put(user);
        } else if (holder instanceof Group group) {
            groups.put(group);
        } else if (holder instanceof Role role) {
            roles.put(role);
        }
    }

    void put(ManagedPolicy policy) {
        policies.put(policy);
    }

    void remove(ManagedPolicy policy) {
        policies.remove(List.of(policy));
    }
}
