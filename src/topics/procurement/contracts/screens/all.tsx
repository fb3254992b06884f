import { contractListScreens } from "./contracts.tsx";
import { contractRecordScreens } from "./record.tsx";
import { supplierScreens } from "./suppliers.tsx";

/** Every page of suppliers and contracts; fixed addresses before open ones. */
export const contractsScreens = [...contractListScreens, ...contractRecordScreens, ...supplierScreens];
