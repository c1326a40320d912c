package wildrydes.cloud;

/** Starts a cloud from the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {}
}
