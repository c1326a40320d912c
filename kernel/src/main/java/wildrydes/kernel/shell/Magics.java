package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import wildrydes.kernel.api.CellMagic;
import wildrydes.kernel.maven.Maven;

/** The magics by their names. */
final class Magics {

    /**
     * What {@code %magics} says of a magic.
     *
     * @param usage how it is written
     * @param purpose what it does
     */
    record Help(String usage, String purpose) {}

    /** Completions look at them while a cell adds to them. */
    private final Map<String, Magic> lines = new ConcurrentSkipListMap<>();

    private final Map<String, Magic> cells = new ConcurrentSkipListMap<>();
    private final List<Help> help = new ArrayList<>();

    /**
     * Those that every notebook has. A new one is a class and a line here.
     *
     * @param view the table that follows the notebook
     */
    Magics(Maven maven, VariablesView view) {
        Magic variables = new VariablesMagic(view);
        cell("%%bash", "runs the cell as a script of bash", new ScriptMagic("bash"));
        line(
                "%classpath PATH...",
                "adds jars and folders to the class path; add mvn GROUP:ARTIFACT:VERSION loads libraries, as in BeakerX",
                new ClassPathMagic(false, maven));
        line(
                "%dependency /add GROUP:ARTIFACT:VERSION",
                "loads libraries with %dependency /resolve; also /add-repo, /list-repos, /list-dependencies, /list-artifacts",
                new DependencyMagic(maven));
        line("%env [NAME]", "shows the environment, or one variable of it", new EnvironmentMagic(System.getenv()));
        cell("%%html", "shows the cell as HTML", new FormatMagic("text/html"));
        line("%image FILE", "shows a picture from a file or a URL", new ImageMagic());
        line("%jars FILE...", "adds jars to the class path", new ClassPathMagic(true, maven), "jar");
        cell("%%jars", "adds jars to the class path, a line each", new ClassPathMagic(true, maven));
        cell("%%javascript", "runs the cell in the browser", new FormatMagic("application/javascript"), "js");
        line(
                "%jshell /vars",
                "shows what cells have declared; also /methods, /types, /imports, /list [NAME]",
                new JShellMagic(variables));
        cell("%%latex", "shows the cell as a formula", new FormatMagic("text/latex"));
        line("%load FILE...", "runs files of Java code", new LoadMagic());
        line("%loadFromPOM FILE [SCOPE...]", "loads the dependencies of a Maven project", new PomMagic(maven));
        cell("%%loadFromPOM [SCOPE...]", "loads <dependency> elements, or a whole <project>", new PomMagic(maven));
        line("%magics", "shows this table", new HelpMagic(this), "help", "lsmagic");
        cell("%%markdown", "shows the cell as Markdown", new FormatMagic("text/markdown"));
        line(
                "%maven [-o] [--from=REPOSITORY] GROUP:ARTIFACT:VERSION...",
                "loads libraries, and all that they need, from Maven repositories",
                new MavenMagic(maven),
                "addMavenDependencies",
                "addMavenDependency");
        line("%mavenRepo ID URL", "adds a repository for %maven", new RepositoryMagic(maven), "addMavenRepo");
        line("%reset", "forgets variables, methods, types and imports", new ResetMagic());
        line("%sh COMMAND", "runs a command of the system's shell", new ScriptMagic("sh"));
        cell("%%sh", "runs the cell as a script of the system's shell", new ScriptMagic("sh"));
        cell("%%svg", "shows the cell as a drawing", new FormatMagic("image/svg+xml"));
        line("%time CODE", "runs code and says how long it took", new TimeMagic());
        cell("%%time", "runs the cell and says how long it took", new TimeMagic());
        line(
                "%vars [--live] [NAME...]",
                "shows variables, their types and values; with --live as they change from cell to cell", variables);
        line("%who", "names what cells have declared", new WhoMagic());
    }

    /** The names of magics of one line, or of whole cells. */
    Set<String> names(boolean wholeCell) {
        return (wholeCell ? cells : lines).keySet();
    }

    /** What there is to say of all of them, by their names. */
    List<Help> help() {
        return List.copyOf(help);
    }

    /**
     * Does what the user asks for.
     *
     * @throws MagicException if there is no such magic, or it cannot be done
     */
    Result run(Magic.Use use, Magic.Kernel kernel) throws MagicException {
        boolean wholeCell = use.body().isPresent();
        Magic magic = (wholeCell ? cells : lines).get(use.name());
        if (magic == null) {
            throw unknown(use.name(), wholeCell);
        }
        return magic.run(magic.takesCode() ? use : new Placeholders(kernel).filled(use), kernel);
    }

    /** Adds a magic that a cell has written, or replaces the one of this name. */
    void register(String name, boolean wholeCell, CellMagic magic) {
        (wholeCell ? cells : lines).put(name, new CellsMagic(magic));
    }

    private MagicException unknown(String name, boolean wholeCell) {
        String sign = wholeCell ? "%%" : "%";
        boolean other = (wholeCell ? lines : cells).containsKey(name);
        if (other) {
            String otherSign = wholeCell ? "%" : "%%";
            return new MagicException("There is no magic " + sign + name + ", but there is " + otherSign + name + ".");
        }
        String nearest = Nearest.of(name, names(wholeCell))
                .map(close -> "The nearest is " + sign + close + "; ")
                .orElse("");
        return new MagicException("There is no magic " + sign + name + ". " + nearest + "%magics shows all.");
    }

    /** The failure of a cell whose magic could not be done. */
    static CellResult.Failed failure(MagicException problem) {
        return Failures.plain(
                "MagicError", Optional.ofNullable(problem.getMessage()).orElse(""));
    }

    private void line(String usage, String purpose, Magic magic, String... aliases) {
        add(lines, usage, purpose, magic, aliases);
    }

    private void cell(String usage, String purpose, Magic magic, String... aliases) {
        add(cells, usage, purpose, magic, aliases);
    }

    private void add(Map<String, Magic> table, String usage, String purpose, Magic magic, String... aliases) {
        String name = usage.split(" ")[0].replace("%", "");
        String sign = usage.substring(0, usage.indexOf(name));
        table.put(name, magic);
        for (String alias : aliases) {
            table.put(alias, magic);
        }
        help.add(new Help(
                usage, aliases.length == 0 ? purpose : purpose + "; also " + sign + String.join(", " + sign, aliases)));
    }
}
