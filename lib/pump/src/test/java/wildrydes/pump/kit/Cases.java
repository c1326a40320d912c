package wildrydes.pump.kit;

import java.util.ArrayList;
import java.util.List;

/** All cases, for whoever has a runtime to test. */
public final class Cases {

    private Cases() {}

    /** The cases, in no order that matters. */
    public static List<Case> all() {
        List<Case> cases = new ArrayList<>(LabCases.all());
        cases.addAll(WindowCases.all());
        cases.addAll(GuideCases.all());
        return cases;
    }
}
