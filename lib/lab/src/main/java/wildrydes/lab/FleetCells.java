package wildrydes.lab;

import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.CellListener;

/** Lands the unicorns of a cell that is run again: whatever it says now, none of before flies on. */
public final class FleetCells implements CellListener {

    @Override
    public void rerun(CellId earlier) {
        Fleet.current().ifPresent(fleet -> fleet.land(earlier));
    }
}
