package wildrydes.pump.run.table;

import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.Stateful;

/** The step of a table function. */
public interface TableStep extends Rows, Stateful {}
