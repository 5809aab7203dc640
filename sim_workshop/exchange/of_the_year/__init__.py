"""What leaves in the year after: the quarterly status report and the page for commissioners. Facts
from the Released map, no judgment: who reads them judges."""
