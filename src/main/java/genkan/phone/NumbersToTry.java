package genkan.phone;

import java.util.List;

/** Numbers to try Genkan out with, for as long as the operator has set none. */
public interface NumbersToTry {

    List<String> numbers();
}
