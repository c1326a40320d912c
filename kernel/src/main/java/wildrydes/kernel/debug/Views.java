package wildrydes.kernel.debug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.display.CellNames;
import wildrydes.kernel.help.Glance;

/** Calls, variables and values in the words of the Debug Adapter Protocol. */
final class Views {

    private final Handles handles;

    Views(Handles handles) {
        this.handles = handles;
    }

    /** The calls of a thread that has stopped, the innermost first, as far as cells made them. */
    List<Map<String, Object>> calls(Call innermost) {
        var all = new ArrayList<Map<String, Object>>();
        boolean isPart = false;
        for (Call call = innermost; call != null; call = call.caller()) {
            Code.Spot spot = call.spot();
            boolean isShown = spot != null && !isPart;
            isPart = call.isPartOfCaller();
            if (spot != null && isShown) {
                var view = new LinkedHashMap<String, Object>();
                view.put("id", handles.of(call));
                view.put("name", name(call.code()));
                view.put("line", spot.line());
                view.put("column", 1);
                view.put("source", source(spot.source()));
                all.add(view);
            }
        }
        return all;
    }

    static Map<String, Object> source(Source source) {
        return Map.of("name", source.name(), "path", source.path(), "sourceReference", 0);
    }

    /**
     * Variables with the beginnings of their values.
     *
     * @param owner the thread that must not go on while somebody looks at their parts; null for none
     */
    List<Map<String, Object>> variables(List<Variable> variables, @Nullable Track owner) {
        return variables.stream().map(each -> variable(each, owner)).toList();
    }

    /** A value that an expression came to. */
    Map<String, Object> result(@Nullable Object value, String text, @Nullable Track owner) {
        var view = new LinkedHashMap<String, Object>();
        view.put("result", text);
        view.put(
                "type",
                value == null
                        ? ""
                        : TypeText.shortly(TypeText.full(value.getClass().descriptorString())));
        view.put("variablesReference", reference(value, owner));
        return view;
    }

    private Map<String, Object> variable(Variable variable, @Nullable Track owner) {
        Object value = variable.value().get();
        var view = new LinkedHashMap<String, Object>();
        view.put("name", variable.name());
        view.put("value", variable.name().equals("...") ? String.valueOf(value) : Glance.at(value));
        int reference = reference(value, owner);
        // JupyterLab shows the type in place of the value, but for types of Python, of which Java has one.
        if (reference != 0 || variable.type().equals("int")) {
            view.put("type", TypeText.shortly(variable.type()));
        }
        view.put("evaluateName", variable.name());
        view.put("variablesReference", reference);
        return view;
    }

    private int reference(@Nullable Object value, @Nullable Track owner) {
        return Content.isThere(value) ? handles.of(owner, () -> Content.of(value)) : 0;
    }

    private static String name(Code code) {
        String plain = CellNames.plain(code.type()).replace('$', '.');
        String type = plain.equals(code.type()) ? "" : plain;
        if (code.isCell()) {
            return "cell";
        }
        return switch (code.method()) {
            case "<init>" -> "new " + type;
            case "<clinit>" -> "initialization of " + type;
            default ->
                code.method().startsWith("lambda$") ? "lambda" : (type.isEmpty() ? "" : type + ".") + code.method();
        };
    }
}
