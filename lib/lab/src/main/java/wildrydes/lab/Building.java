package wildrydes.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wildrydes.lab.code.DeploymentPackage;
import wildrydes.lab.code.FunctionLibraries;
import wildrydes.lab.code.HandlerCode;

/** Makes a function's package, and shows below the cell how far it is. */
final class Building {

    private final String function;
    private final Progress progress;

    private Building(String function, Progress progress) {
        this.function = function;
        this.progress = progress;
    }

    static Building begin(String function) {
        return new Building(function, Progress.start("Function " + function));
    }

    /** Compiles and packs. */
    DeploymentPackage pack(FunctionSettings settings) {
        Class<?> handler = settings.code(function);
        List<Path> libraries = new ArrayList<>(FunctionLibraries.usual());
        for (String library : settings.libraries) {
            libraries.addAll(FunctionLibraries.named(library, List.copyOf(libraries)));
        }
        say("compiling " + handler.getSimpleName() + " ...");
        HandlerCode code = HandlerCode.of(handler, settings.runtime().release(), libraries);
        say("packing " + handler.getSimpleName() + " with " + libraries.size() + " libraries ...");
        return DeploymentPackage.of(code, libraries);
    }

    void uploading(DeploymentPackage code) {
        say("uploading " + size(code) + " ...");
    }

    void uploaded(DeploymentPackage code) {
        say(code.handler().replaceFirst("::.*", "") + " compiled, " + code.files() + " files packed, " + size(code)
                + " uploaded");
    }

    void say(String text) {
        progress.say("Function " + function + ": " + text);
    }

    private static String size(DeploymentPackage code) {
        return String.format(Locale.ROOT, "%.1f MB", code.zip().length / 1e6);
    }
}
