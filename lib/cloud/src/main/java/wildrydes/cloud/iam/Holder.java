package wildrydes.cloud.iam;

/** Who can hold policies: a user, a group of users, or a role. */
sealed interface Holder permits User, Group, Role {

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

    default String id() {
        return entity().id();
    }
}
