-- A finding that was entered as a cause of concern, and corrected, is none: its row of current state goes. The facts stay.
grant delete on cause_of_concern to vigil_app;
