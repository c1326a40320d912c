package wildrydes.athena.engine;

import io.trino.util.MachineInfo;
import java.lang.reflect.Field;

/** Tells Trino how many cores there are. It would ask a native library, which is unpacked into the folder for temporary files and warned of by JDK 24 and newer. */
final class Cores {

    private Cores() {}

    static void tell() {
        try {
            Field known = MachineInfo.class.getDeclaredField("physicalProcessorCount");
            known.setAccessible(true);
            known.setInt(null, Runtime.getRuntime().availableProcessors());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is not the version of Trino that the engine is made for", e);
        }
    }
}
