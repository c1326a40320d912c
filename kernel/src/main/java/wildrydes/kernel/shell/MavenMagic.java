package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import wildrydes.kernel.maven.Coordinates;
import wildrydes.kernel.maven.Maven;
import wildrydes.kernel.maven.MavenException;
import wildrydes.kernel.maven.Wish;

/** {@code %maven}: loads libraries and what they need. Its value is the list of the jars that were added. */
final class MavenMagic implements Magic {

    private static final String FROM = "--from";

    private final Maven maven;

    MavenMagic(Maven maven) {
        this.maven = maven;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        var libraries = new ArrayList<Coordinates>();
        var from = new ArrayList<String>();
        boolean offline = false;
        try {
            List<String> words = use.arguments();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word.equals("-o") || word.equals("--offline")) {
                    offline = true;
                } else if (word.startsWith(FROM + "=")) {
                    from.add(word.substring(FROM.length() + 1));
                } else if (word.equals(FROM) && i + 1 < words.size()) {
                    i++;
                    from.add(words.get(i));
                } else if (!word.matches("-v+|--verbose")) {
                    // IJava's option to say more; here is one line, whatever it takes.
                    libraries.add(Coordinates.of(word));
                }
            }
        } catch (MavenException e) {
            throw Loading.refusal(e);
        }
        if (libraries.isEmpty()) {
            throw new MagicException("%" + use.name() + " needs a library, for example %" + use.name()
                    + " com.google.guava:guava:33.4.8-jre.");
        }
        return new Loading(maven, kernel).load(new Wish.Libraries(libraries), from, offline);
    }
}
