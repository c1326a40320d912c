package wildrydes.lab;

/** Something that may fail, for {@link Lab#attempt}. */
@FunctionalInterface
public interface Action {

    /** @return what came of it */
    Object run() throws Exception;
}
