package wildrydes.lab;

/** Something that may fail, for {@link Lab#attempt}. */
@FunctionalInterface
public interface Action {

    /** Does it, and gives what came of it. */
    Object run() throws Exception;
}
