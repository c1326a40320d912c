package wildrydes.lab;

/**
 * A handle of something in the account. Making a handle calls nobody; its verbs do.
 *
 * @param <S> the handle's own type
 */
public interface Resource<S extends Resource<S>> {

    /** As given by you. */
    String name();

    /** The Amazon Resource Name; known before the resource exists. */
    String arn();

    /** AWS's own word for its state, such as {@code ACTIVE}. @throws LabException if it does not exist */
    String status();

    boolean exists();

    /** Makes it and waits until it can be used; one that is there already is left as it is. */
    S create();

    /** Changes it to the settings given before, and waits until that is done. */
    S update();

    /** Waits until it can be used. */
    S await();

    /** Removes it and waits until it is gone; one that is not there is fine. */
    S delete();

    /** What AWS's own Describe call answers. */
    Card describe();

    /** What the handle shows of itself at the end of a cell. */
    Card card();

    /** The {@code aws} line of the last change made through this handle; empty before the first one. */
    String cli();
}
