-- A comparison of cost keys kept by mistake goes again, as long as no council paper stands on it.
grant delete on cost_simulation, cost_simulated to ringwall_app;
