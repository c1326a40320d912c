package wildrydes.kernel.shell;

import java.util.List;
import wildrydes.kernel.api.MimeBundle;

/** Variables with their types and the beginning of their values. */
final class VariablesTable {

    /** More rows than anyone reads; a cell may declare thousands. */
    private static final int MOST = 200;

    private VariablesTable() {}

    /**
     * Asks the variables for their values. Runs code of the user, on threads that may be left behind.
     *
     * @param patienceMillis how long the text of one value may take
     */
    static MimeBundle of(List<Declarations.Variable> variables, long patienceMillis) throws InterruptedException {
        var table = new Table("Variable", "Type", "Value");
        var values = new ValueTexts(patienceMillis);
        for (Declarations.Variable each : variables.subList(0, Math.min(MOST, variables.size()))) {
            table.add(each.name(), each.type(), values.of(each.value()));
        }
        if (variables.size() > MOST) {
            table.add("...", "", variables.size() - MOST + " more");
        }
        return table.shown();
    }
}
