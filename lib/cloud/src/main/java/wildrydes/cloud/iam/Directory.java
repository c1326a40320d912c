package wildrydes.cloud.iam;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Keys;
import wildrydes.cloud.door.Rights;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.Policies;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Store;

/**
 * All users, roles and managed policies of the account, and what the store keeps of them. They are immutable: a change puts a
 * new one in an old one's place, on the disk before anybody sees it. Safe for concurrent use.
 */
public final class Directory implements Owner, Rights, Keys {

    /** The number of this owner in the log. */
    private static final int OWNER = 2;

    private static final int SECRET_BYTES = 32;

    private static final byte USER = 1;
    private static final byte USER_GONE = 2;
    private static final byte ROLE = 3;
    private static final byte ROLE_GONE = 4;
    private static final byte POLICY = 5;
    private static final byte POLICY_GONE = 6;
    private static final byte SECRET = 7;
    private static final byte RESET = 8;

    private interface Content {
        void write(DataOutput to) throws IOException;
    }

    private final String account;
    private final Store store;
    /** Names differ by more than case (docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
    private final NavigableMap<String, User> users = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    private final NavigableMap<String, Role> roles = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final NavigableMap<String, ManagedPolicy> policies = new ConcurrentSkipListMap<>();
    private final Map<String, String> userByKey = new ConcurrentHashMap<>();

    /** Held while something changes, from the log to memory. */
    private final ReentrantLock changes = new ReentrantLock();

    private byte @Nullable [] secret;

    private Directory(String account, Store store) {
        this.account = account;
        this.store = store;
    }

    /**
     * The directory of an account.
     *
     * @param store keeps it; gives it back when it recovers, before the first request
     */
    public static Directory in(String account, Store store) {
        Directory directory = new Directory(account, store);
        store.keep(OWNER, "iam", directory);
        return directory;
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

    @Nullable
    User user(String name) {
        return users.get(name);
    }

    @Nullable
    Role role(String name) {
        return roles.get(name);
    }

    /** The managed policy with that ARN, AWS's own among them; null where there is none. */
    @Nullable
    ManagedPolicy policy(String arn) {
        return arn.startsWith(AwsManagedPolicies.PREFIX)
                ? AwsManagedPolicies.byArn().get(arn)
                : policies.get(arn);
    }

    Collection<User> users() {
        return users.values();
    }

    Collection<Role> roles() {
        return roles.values();
    }

    Collection<ManagedPolicy> policies() {
        return policies.values();
    }

    /** Users and roles. */
    List<Holder> holders() {
        List<Holder> all = new ArrayList<>(users.values());
        all.addAll(roles.values());
        return all;
    }

    /** The role with that ARN; null where there is none. */
    public @Nullable RoleView roleAt(String arn) {
        Role role = roles.get(arn.substring(arn.lastIndexOf('/') + 1));
        return role == null || !arn(role).equals(arn)
                ? null
                : new RoleView(role.name(), arn, role.entity().id(), role.trust(), role.mostSeconds());
    }

    /** Whether the user or role with that ARN is still the one with that id; the administrator always is. */
    public boolean has(String arn, String id) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Holder holder = arn.contains(":role/") ? roles.get(name) : users.get(name);
        return holder == null
                ? arn.equals(Caller.administrator(account, "").arn())
                : holder.entity().id().equals(id) && arn(holder).equals(arn);
    }

    /** The managed policy's document that counts; null where there is no such policy. */
    public @Nullable NamedPolicy managed(String arn) {
        ManagedPolicy policy = policy(arn);
        return policy == null ? null : policy.defaultVersion().document();
    }

    @Override
    public Policies of(Caller caller) {
        String role = caller.role();
        String arn = role == null ? caller.arn() : role;
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Holder holder = role == null ? users.get(name) : roles.get(name);
        Policies found = holder == null || !arn(holder).equals(arn) ? Policies.none() : policies(holder);
        return caller.session() == null
                ? found
                : found.withSession(caller.session().policies());
    }

    /** Identity policies and boundary of a user or role. */
    Policies policies(Holder holder) {
        Entity entity = holder.entity();
        List<NamedPolicy> identity = new ArrayList<>(entity.inline().values());
        for (String arn : entity.attached()) {
            NamedPolicy document = managed(arn);
            if (document != null) {
                identity.add(document);
            }
        }
        String boundary = entity.boundary();
        return new Policies(identity, boundary == null ? null : managed(boundary), List.of(), List.of());
    }

    @Override
    public @Nullable Known find(String accessKeyId, @Nullable String sessionToken) {
        String name = sessionToken == null ? userByKey.get(accessKeyId) : null;
        User user = name == null ? null : users.get(name);
        if (user == null) {
            return null;
        }
        for (User.Key key : user.keys()) {
            if (key.active() && key.key().id().equals(accessKeyId)) {
                String id = user.entity().id();
                return new Known(key.key(), Caller.user(account, arn(user), user.name(), id, accessKeyId));
            }
        }
        return null;
    }

    /** The name of the user who has that key, active or not; null where there is none. */
    @Nullable
    String ownerOf(String accessKeyId) {
        return userByKey.get(accessKeyId);
    }

    /** What session tokens are made with; never leaves the cloud. */
    public byte[] secret() {
        return changing(() -> {
            byte[] made = secret;
            if (made == null) {
                byte[] fresh = Ids.bytes(SECRET_BYTES);
                append(SECRET, to -> to.write(fresh));
                secret = fresh;
                made = fresh;
            }
            return made;
        });
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    <T> T changing(Supplier<T> change) {
        changes.lock();
        try {
            return change.get();
        } finally {
            changes.unlock();
        }
    }

    /** Puts a user or role in the place of one of the same name; within {@link #changing}. */
    void put(Holder holder) {
        if (holder instanceof User user) {
            append(USER, user::write);
            keep(user);
        } else if (holder instanceof Role role) {
            append(ROLE, role::write);
            roles.put(role.name(), role);
        }
    }

    void remove(Holder holder) {
        if (holder instanceof User user) {
            append(USER_GONE, to -> Fields.text(to, user.name()));
            forget(user.name());
        } else {
            append(ROLE_GONE, to -> Fields.text(to, holder.name()));
            roles.remove(holder.name());
        }
    }

    void put(ManagedPolicy policy) {
        append(POLICY, policy::write);
        policies.put(policy.arn(), policy);
    }

    void remove(ManagedPolicy policy) {
        append(POLICY_GONE, to -> Fields.text(to, policy.arn()));
        policies.remove(policy.arn());
    }

    private void keep(User user) {
        forget(user.name());
        users.put(user.name(), user);
        user.keys().forEach(key -> userByKey.put(key.key().id(), user.name()));
    }

    private void forget(String name) {
        User before = users.remove(name);
        if (before != null) {
            before.keys().forEach(key -> userByKey.remove(key.key().id()));
        }
    }

    private void append(byte kind, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(kind);
        try {
            content.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        store.append(OWNER, bytes.toByteArray()).await();
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        DataInput from = new DataInputStream(new ByteArrayInputStream(entry, 1, entry.length - 1));
        switch (entry[0]) {
            case USER -> keep(User.read(from));
            case USER_GONE -> forget(Fields.text(from));
            case ROLE -> keep(Role.read(from));
            case ROLE_GONE -> roles.remove(Fields.text(from));
            case POLICY -> keep(ManagedPolicy.read(from));
            case POLICY_GONE -> policies.remove(Fields.text(from));
            case SECRET -> readSecret(from);
            case RESET -> forgetAll();
            default ->
                throw new IOException("The log has an entry of kind " + entry[0]
                        + " for IAM, which this version does not know; start the version that wrote it.");
        }
    }

    private void keep(Role role) {
        roles.put(role.name(), role);
    }

    private void keep(ManagedPolicy policy) {
        policies.put(policy.arn(), policy);
    }

    private void readSecret(DataInput from) throws IOException {
        byte[] read = new byte[SECRET_BYTES];
        from.readFully(read);
        secret = read;
    }

    /** Sessions of roles end with their roles; the secret of their tokens stays. */
    void reset() {
        changing(() -> {
            append(RESET, to -> {});
            forgetAll();
            return true;
        });
        store.checkpointSoon();
    }

    private void forgetAll() {
        userByKey.clear();
        users.clear();
        roles.clear();
        policies.clear();
    }

    @Override
    public void recovered() {}

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        changes.lock();
        try {
            DataOutput to = checkpoint.state();
            byte[] made = secret;
            to.writeBoolean(made != null);
            if (made != null) {
                to.write(made);
            }
            to.writeInt(users.size());
            for (User user : users.values()) {
                user.write(to);
            }
            to.writeInt(roles.size());
            for (Role role : roles.values()) {
                role.write(to);
            }
            to.writeInt(policies.size());
            for (ManagedPolicy policy : policies.values()) {
                policy.write(to);
            }
        } finally {
            changes.unlock();
        }
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        if (snapshot.readBoolean()) {
            readSecret(snapshot);
        }
        for (int left = snapshot.readInt(); left > 0; left--) {
            keep(User.read(snapshot));
        }
        for (int left = snapshot.readInt(); left > 0; left--) {
            keep(Role.read(snapshot));
        }
        for (int left = snapshot.readInt(); left > 0; left--) {
            keep(ManagedPolicy.read(snapshot));
        }
    }
}
