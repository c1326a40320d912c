package wildrydes.cloud.iam;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.store.Fields;

/**
 * A user.
 *
 * @param keys in the order of their making
 * @param groups ids of the groups that the user is in, in the order of joining
 */
record User(Entity entity, List<Key> keys, List<String> groups) implements Holder {

    /** An access key of a user. */
    record Key(AccessKey key, boolean active, Instant created) {}

    User {
        keys = List.copyOf(keys);
        groups = List.copyOf(groups);
    }

    @Override
    public String kind() {
        return USER;
    }

    @Override
    public User with(Entity entity) {
        return new User(entity, keys, groups);
    }

    User withKeys(List<Key> keys) {
        return new User(entity, keys, groups);
    }

    User joining(String group) {
        List<String> more = new ArrayList<>(groups);
        more.add(group);
        return new User(entity, keys, more);
    }

    User leaving(String group) {
        List<String> fewer = new ArrayList<>(groups);
        fewer.remove(group);
        return new User(entity, keys, fewer);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        entity.write(to);
        to.writeInt(keys.size());
        for (Key key : keys) {
            Fields.text(to, key.key().id());
            Fields.text(to, key.key().secret());
            to.writeBoolean(key.active());
            Fields.instant(to, key.created());
        }
        Fields.texts(to, groups);
    }

    static User read(DataInput from) throws IOException {
        Entity entity = Entity.read(from, USER);
        List<Key> keys = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            AccessKey key = new AccessKey(Fields.text(from), Fields.text(from));
            keys.add(new Key(key, from.readBoolean(), Fields.instant(from)));
        }
        return new User(entity, keys, Fields.texts(from));
    }
}
