package wildrydes.cloud.iam;

import wildrydes.cloud.store.Table;

/** Who can hold policies: a user, a group of users, or a role. */
sealed interface Holder extends Table.Row permits User, Group, Role {

    String USER = "user";
    String GROUP = "group";
    String ROLE = "role";

    /** {@value #USER}, {@value #GROUP} or {@value #ROLE}, as in an ARN. */
    String kind();

    Entity entity();

    Holder with(Entity entity);

    default String name() {
        return entity().name();
    }

    @Override
    default String key() {
        return id();
    }

    default String id() {
        return entity().id();
    }
}
