package wildrydes.kernel.shell;

/** {@code %magics}: what magics there are. */
final class HelpMagic implements Magic {

    private final Magics magics;

    HelpMagic(Magics magics) {
        this.magics = magics;
    }

    @Override
    public Result run(Use use, Kernel kernel) {
        var table = new Table("Magic", "What it does");
        for (Magics.Help each : magics.help()) {
            table.add(each.usage(), each.purpose());
        }
        kernel.show(table.shown());
        return new Result.Nothing();
    }
}
