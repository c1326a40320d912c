package wildrydes.cloud.iam;

/** Who can hold policies: a user or a role. */
sealed interface Holder permits User, Role {

    String USER = "user";
    String ROLE = "role";

    /** {@value #USER} or {@value #ROLE}, as in an ARN. */
    String kind();

    Entity entity();

    Holder with(Entity entity);

    default String name() {
        return entity().name();
    }
}
